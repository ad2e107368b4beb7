; Makes Switchboard one of the programs that Windows offers for WhatsApp links (Settings, Default apps). It takes over from
; no other program: which one opens them is chosen by the person.
!macro customInstall
  WriteRegStr SHCTX "Software\Classes\Switchboard.whatsapp" "" "URL:WhatsApp link"
  WriteRegStr SHCTX "Software\Classes\Switchboard.whatsapp" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\Switchboard.whatsapp\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHCTX "Software\Switchboard\Capabilities" "ApplicationName" "${PRODUCT_NAME}"
  WriteRegStr SHCTX "Software\Switchboard\Capabilities" "ApplicationDescription" "Many WhatsApp accounts in one window"
  WriteRegStr SHCTX "Software\Switchboard\Capabilities\URLAssociations" "whatsapp" "Switchboard.whatsapp"
  WriteRegStr SHCTX "Software\RegisteredApplications" "Switchboard" "Software\Switchboard\Capabilities"
!macroend

!macro customUnInstall
  DeleteRegKey SHCTX "Software\Classes\Switchboard.whatsapp"
  DeleteRegKey SHCTX "Software\Switchboard\Capabilities"
  DeleteRegKey /ifempty SHCTX "Software\Switchboard"
  DeleteRegValue SHCTX "Software\RegisteredApplications" "Switchboard"
!macroend
