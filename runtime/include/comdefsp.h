/* A smart pointer type for each interface that is declared: IUnknownPtr, IDispatchPtr, ... <comdef.h> includes this file; what
 * is to be declared for it stands before. C finds nothing here. */
#ifndef COMITY_COMDEFSP_H
#define COMITY_COMDEFSP_H
#define _INC_COMDEFSP

#include <ole2.h>

#ifdef __cplusplus

#include <comdef.h>

#ifndef _COM_NO_STANDARD_GUIDS_
#ifdef __IActiveScript_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IActiveScript, __uuidof(IActiveScript));
#endif
#ifdef __IActiveScriptError_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IActiveScriptError, __uuidof(IActiveScriptError));
#endif
#ifdef __IActiveScriptGarbageCollector_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IActiveScriptGarbageCollector, __uuidof(IActiveScriptGarbageCollector));
#endif
#ifdef __IActiveScriptProperty_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IActiveScriptProperty, __uuidof(IActiveScriptProperty));
#endif
#ifdef __IActiveScriptSite_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IActiveScriptSite, __uuidof(IActiveScriptSite));
#endif
#ifdef __IActiveScriptSiteInterruptPoll_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IActiveScriptSiteInterruptPoll, __uuidof(IActiveScriptSiteInterruptPoll));
#endif
#ifdef __IActiveScriptSiteUIControl_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IActiveScriptSiteUIControl, __uuidof(IActiveScriptSiteUIControl));
#endif
#ifdef __IActiveScriptSiteWindow_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IActiveScriptSiteWindow, __uuidof(IActiveScriptSiteWindow));
#endif
#ifdef __IActiveScriptStats_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IActiveScriptStats, __uuidof(IActiveScriptStats));
#endif
#ifdef __IAdviseSink_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IAdviseSink, __uuidof(IAdviseSink));
#endif
#ifdef __IAdviseSink2_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IAdviseSink2, __uuidof(IAdviseSink2));
#endif
#ifdef __IAdviseSinkEx_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IAdviseSinkEx, __uuidof(IAdviseSinkEx));
#endif
#ifdef __IAgileObject_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IAgileObject, __uuidof(IAgileObject));
#endif
#ifdef __IBindCtx_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IBindCtx, __uuidof(IBindCtx));
#endif
#ifdef __ICatInformation_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ICatInformation, __uuidof(ICatInformation));
#endif
#ifdef __ICatRegister_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ICatRegister, __uuidof(ICatRegister));
#endif
#ifdef __IClassFactory_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IClassFactory, __uuidof(IClassFactory));
#endif
#ifdef __IClassFactory2_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IClassFactory2, __uuidof(IClassFactory2));
#endif
#ifdef __IClientSecurity_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IClientSecurity, __uuidof(IClientSecurity));
#endif
#ifdef __IComThreadingInfo_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IComThreadingInfo, __uuidof(IComThreadingInfo));
#endif
#ifdef __IConnectionPoint_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IConnectionPoint, __uuidof(IConnectionPoint));
#endif
#ifdef __IConnectionPointContainer_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IConnectionPointContainer, __uuidof(IConnectionPointContainer));
#endif
#ifdef __IContinue_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IContinue, __uuidof(IContinue));
#endif
#ifdef __IContinueCallback_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IContinueCallback, __uuidof(IContinueCallback));
#endif
#ifdef __ICreateErrorInfo_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ICreateErrorInfo, __uuidof(ICreateErrorInfo));
#endif
#ifdef __ICreateTypeInfo_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ICreateTypeInfo, __uuidof(ICreateTypeInfo));
#endif
#ifdef __ICreateTypeInfo2_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ICreateTypeInfo2, __uuidof(ICreateTypeInfo2));
#endif
#ifdef __ICreateTypeLib_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ICreateTypeLib, __uuidof(ICreateTypeLib));
#endif
#ifdef __ICreateTypeLib2_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ICreateTypeLib2, __uuidof(ICreateTypeLib2));
#endif
#ifdef __IDataAdviseHolder_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IDataAdviseHolder, __uuidof(IDataAdviseHolder));
#endif
#ifdef __IDataObject_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IDataObject, __uuidof(IDataObject));
#endif
#ifdef __IDispatch_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IDispatch, __uuidof(IDispatch));
#endif
#ifdef __IDispatchEx_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IDispatchEx, __uuidof(IDispatchEx));
#endif
#ifdef __IDispError_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IDispError, __uuidof(IDispError));
#endif
#ifdef __IDropSource_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IDropSource, __uuidof(IDropSource));
#endif
#ifdef __IDropSourceNotify_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IDropSourceNotify, __uuidof(IDropSourceNotify));
#endif
#ifdef __IDropTarget_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IDropTarget, __uuidof(IDropTarget));
#endif
#ifdef __IEnumCATEGORYINFO_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IEnumCATEGORYINFO, __uuidof(IEnumCATEGORYINFO));
#endif
#ifdef __IEnumConnectionPoints_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IEnumConnectionPoints, __uuidof(IEnumConnectionPoints));
#endif
#ifdef __IEnumConnections_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IEnumConnections, __uuidof(IEnumConnections));
#endif
#ifdef __IEnumFORMATETC_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IEnumFORMATETC, __uuidof(IEnumFORMATETC));
#endif
#ifdef __IEnumGUID_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IEnumGUID, __uuidof(IEnumGUID));
#endif
#ifdef __IEnumMoniker_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IEnumMoniker, __uuidof(IEnumMoniker));
#endif
#ifdef __IEnumOleDocumentViews_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IEnumOleDocumentViews, __uuidof(IEnumOleDocumentViews));
#endif
#ifdef __IEnumOleUndoUnits_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IEnumOleUndoUnits, __uuidof(IEnumOleUndoUnits));
#endif
#ifdef __IEnumOLEVERB_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IEnumOLEVERB, __uuidof(IEnumOLEVERB));
#endif
#ifdef __IEnumSTATDATA_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IEnumSTATDATA, __uuidof(IEnumSTATDATA));
#endif
#ifdef __IEnumSTATPROPSETSTG_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IEnumSTATPROPSETSTG, __uuidof(IEnumSTATPROPSETSTG));
#endif
#ifdef __IEnumSTATPROPSTG_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IEnumSTATPROPSTG, __uuidof(IEnumSTATPROPSTG));
#endif
#ifdef __IEnumSTATSTG_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IEnumSTATSTG, __uuidof(IEnumSTATSTG));
#endif
#ifdef __IEnumString_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IEnumString, __uuidof(IEnumString));
#endif
#ifdef __IEnumUnknown_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IEnumUnknown, __uuidof(IEnumUnknown));
#endif
#ifdef __IEnumVARIANT_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IEnumVARIANT, __uuidof(IEnumVARIANT));
#endif
#ifdef __IErrorInfo_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IErrorInfo, __uuidof(IErrorInfo));
#endif
#ifdef __IErrorLog_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IErrorLog, __uuidof(IErrorLog));
#endif
#ifdef __IExternalConnection_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IExternalConnection, __uuidof(IExternalConnection));
#endif
#ifdef __IFont_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IFont, __uuidof(IFont));
#endif
#ifdef __IFontDisp_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IFontDisp, __uuidof(IFontDisp));
#endif
#ifdef __IFontEventsDisp_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IFontEventsDisp, __uuidof(IFontEventsDisp));
#endif
#ifdef __IGlobalInterfaceTable_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IGlobalInterfaceTable, __uuidof(IGlobalInterfaceTable));
#endif
#ifdef __IInitializeSpy_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IInitializeSpy, __uuidof(IInitializeSpy));
#endif
#ifdef __ILockBytes_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ILockBytes, __uuidof(ILockBytes));
#endif
#ifdef __IMalloc_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IMalloc, __uuidof(IMalloc));
#endif
#ifdef __IMallocSpy_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IMallocSpy, __uuidof(IMallocSpy));
#endif
#ifdef __IMarshal_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IMarshal, __uuidof(IMarshal));
#endif
#ifdef __IMarshal2_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IMarshal2, __uuidof(IMarshal2));
#endif
#ifdef __IMessageFilter_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IMessageFilter, __uuidof(IMessageFilter));
#endif
#ifdef __IMoniker_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IMoniker, __uuidof(IMoniker));
#endif
#ifdef __IMultiQI_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IMultiQI, __uuidof(IMultiQI));
#endif
#ifdef __INoMarshal_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(INoMarshal, __uuidof(INoMarshal));
#endif
#ifdef __IObjectIdentity_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IObjectIdentity, __uuidof(IObjectIdentity));
#endif
#ifdef __IObjectSafety_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IObjectSafety, __uuidof(IObjectSafety));
#endif
#ifdef __IObjectWithSite_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IObjectWithSite, __uuidof(IObjectWithSite));
#endif
#ifdef __IOleAdviseHolder_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleAdviseHolder, __uuidof(IOleAdviseHolder));
#endif
#ifdef __IOleCache_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleCache, __uuidof(IOleCache));
#endif
#ifdef __IOleCache2_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleCache2, __uuidof(IOleCache2));
#endif
#ifdef __IOleCacheControl_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleCacheControl, __uuidof(IOleCacheControl));
#endif
#ifdef __IOleClientSite_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleClientSite, __uuidof(IOleClientSite));
#endif
#ifdef __IOleCommandTarget_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleCommandTarget, __uuidof(IOleCommandTarget));
#endif
#ifdef __IOleContainer_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleContainer, __uuidof(IOleContainer));
#endif
#ifdef __IOleControl_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleControl, __uuidof(IOleControl));
#endif
#ifdef __IOleControlSite_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleControlSite, __uuidof(IOleControlSite));
#endif
#ifdef __IOleDocument_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleDocument, __uuidof(IOleDocument));
#endif
#ifdef __IOleDocumentSite_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleDocumentSite, __uuidof(IOleDocumentSite));
#endif
#ifdef __IOleDocumentView_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleDocumentView, __uuidof(IOleDocumentView));
#endif
#ifdef __IOleInPlaceActiveObject_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleInPlaceActiveObject, __uuidof(IOleInPlaceActiveObject));
#endif
#ifdef __IOleInPlaceFrame_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleInPlaceFrame, __uuidof(IOleInPlaceFrame));
#endif
#ifdef __IOleInPlaceObject_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleInPlaceObject, __uuidof(IOleInPlaceObject));
#endif
#ifdef __IOleInPlaceObjectWindowless_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleInPlaceObjectWindowless, __uuidof(IOleInPlaceObjectWindowless));
#endif
#ifdef __IOleInPlaceSite_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleInPlaceSite, __uuidof(IOleInPlaceSite));
#endif
#ifdef __IOleInPlaceSiteEx_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleInPlaceSiteEx, __uuidof(IOleInPlaceSiteEx));
#endif
#ifdef __IOleInPlaceSiteWindowless_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleInPlaceSiteWindowless, __uuidof(IOleInPlaceSiteWindowless));
#endif
#ifdef __IOleInPlaceUIWindow_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleInPlaceUIWindow, __uuidof(IOleInPlaceUIWindow));
#endif
#ifdef __IOleItemContainer_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleItemContainer, __uuidof(IOleItemContainer));
#endif
#ifdef __IOleLink_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleLink, __uuidof(IOleLink));
#endif
#ifdef __IOleObject_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleObject, __uuidof(IOleObject));
#endif
#ifdef __IOleParentUndoUnit_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleParentUndoUnit, __uuidof(IOleParentUndoUnit));
#endif
#ifdef __IOleUndoManager_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleUndoManager, __uuidof(IOleUndoManager));
#endif
#ifdef __IOleUndoUnit_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleUndoUnit, __uuidof(IOleUndoUnit));
#endif
#ifdef __IOleWindow_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IOleWindow, __uuidof(IOleWindow));
#endif
#ifdef __IParseDisplayName_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IParseDisplayName, __uuidof(IParseDisplayName));
#endif
#ifdef __IPerPropertyBrowsing_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPerPropertyBrowsing, __uuidof(IPerPropertyBrowsing));
#endif
#ifdef __IPersist_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPersist, __uuidof(IPersist));
#endif
#ifdef __IPersistFile_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPersistFile, __uuidof(IPersistFile));
#endif
#ifdef __IPersistMemory_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPersistMemory, __uuidof(IPersistMemory));
#endif
#ifdef __IPersistPropertyBag_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPersistPropertyBag, __uuidof(IPersistPropertyBag));
#endif
#ifdef __IPersistPropertyBag2_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPersistPropertyBag2, __uuidof(IPersistPropertyBag2));
#endif
#ifdef __IPersistStorage_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPersistStorage, __uuidof(IPersistStorage));
#endif
#ifdef __IPersistStream_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPersistStream, __uuidof(IPersistStream));
#endif
#ifdef __IPersistStreamInit_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPersistStreamInit, __uuidof(IPersistStreamInit));
#endif
#ifdef __IPicture_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPicture, __uuidof(IPicture));
#endif
#ifdef __IPictureDisp_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPictureDisp, __uuidof(IPictureDisp));
#endif
#ifdef __IPointerInactive_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPointerInactive, __uuidof(IPointerInactive));
#endif
#ifdef __IPropertyBag_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPropertyBag, __uuidof(IPropertyBag));
#endif
#ifdef __IPropertyBag2_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPropertyBag2, __uuidof(IPropertyBag2));
#endif
#ifdef __IPropertyNotifySink_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPropertyNotifySink, __uuidof(IPropertyNotifySink));
#endif
#ifdef __IPropertyPage_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPropertyPage, __uuidof(IPropertyPage));
#endif
#ifdef __IPropertyPage2_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPropertyPage2, __uuidof(IPropertyPage2));
#endif
#ifdef __IPropertyPageSite_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPropertyPageSite, __uuidof(IPropertyPageSite));
#endif
#ifdef __IPropertySetStorage_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPropertySetStorage, __uuidof(IPropertySetStorage));
#endif
#ifdef __IPropertyStorage_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPropertyStorage, __uuidof(IPropertyStorage));
#endif
#ifdef __IProvideClassInfo_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IProvideClassInfo, __uuidof(IProvideClassInfo));
#endif
#ifdef __IProvideClassInfo2_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IProvideClassInfo2, __uuidof(IProvideClassInfo2));
#endif
#ifdef __IProvideMultipleClassInfo_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IProvideMultipleClassInfo, __uuidof(IProvideMultipleClassInfo));
#endif
#ifdef __IPSFactoryBuffer_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPSFactoryBuffer, __uuidof(IPSFactoryBuffer));
#endif
#ifdef __IQuickActivate_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IQuickActivate, __uuidof(IQuickActivate));
#endif
#ifdef __IRecordInfo_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IRecordInfo, __uuidof(IRecordInfo));
#endif
#ifdef __IRootStorage_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IRootStorage, __uuidof(IRootStorage));
#endif
#ifdef __IROTData_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IROTData, __uuidof(IROTData));
#endif
#ifdef __IRpcChannelBuffer_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IRpcChannelBuffer, __uuidof(IRpcChannelBuffer));
#endif
#ifdef __IRpcProxyBuffer_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IRpcProxyBuffer, __uuidof(IRpcProxyBuffer));
#endif
#ifdef __IRpcStubBuffer_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IRpcStubBuffer, __uuidof(IRpcStubBuffer));
#endif
#ifdef __IRunnableObject_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IRunnableObject, __uuidof(IRunnableObject));
#endif
#ifdef __IRunningObjectTable_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IRunningObjectTable, __uuidof(IRunningObjectTable));
#endif
#ifdef __ISequentialStream_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ISequentialStream, __uuidof(ISequentialStream));
#endif
#ifdef __IServiceProvider_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IServiceProvider, __uuidof(IServiceProvider));
#endif
#ifdef __ISimpleFrameSite_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ISimpleFrameSite, __uuidof(ISimpleFrameSite));
#endif
#ifdef __ISpecifyPropertyPages_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ISpecifyPropertyPages, __uuidof(ISpecifyPropertyPages));
#endif
#ifdef __IStdMarshalInfo_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IStdMarshalInfo, __uuidof(IStdMarshalInfo));
#endif
#ifdef __IStorage_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IStorage, __uuidof(IStorage));
#endif
#ifdef __IStream_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IStream, __uuidof(IStream));
#endif
#ifdef __ISupportErrorInfo_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ISupportErrorInfo, __uuidof(ISupportErrorInfo));
#endif
#ifdef __ISurrogate_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ISurrogate, __uuidof(ISurrogate));
#endif
#ifdef __ITypeChangeEvents_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ITypeChangeEvents, __uuidof(ITypeChangeEvents));
#endif
#ifdef __ITypeComp_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ITypeComp, __uuidof(ITypeComp));
#endif
#ifdef __ITypeFactory_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ITypeFactory, __uuidof(ITypeFactory));
#endif
#ifdef __ITypeInfo_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ITypeInfo, __uuidof(ITypeInfo));
#endif
#ifdef __ITypeInfo2_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ITypeInfo2, __uuidof(ITypeInfo2));
#endif
#ifdef __ITypeLib_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ITypeLib, __uuidof(ITypeLib));
#endif
#ifdef __ITypeLib2_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ITypeLib2, __uuidof(ITypeLib2));
#endif
#ifdef __ITypeMarshal_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ITypeMarshal, __uuidof(ITypeMarshal));
#endif
#ifdef __IUnknown_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IUnknown, __uuidof(IUnknown));
#endif
#ifdef __IVariantChangeType_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IVariantChangeType, __uuidof(IVariantChangeType));
#endif
#ifdef __IViewObject_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IViewObject, __uuidof(IViewObject));
#endif
#ifdef __IViewObject2_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IViewObject2, __uuidof(IViewObject2));
#endif
#ifdef __IViewObjectEx_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IViewObjectEx, __uuidof(IViewObjectEx));
#endif
#endif

#endif /* __cplusplus */
#endif /* COMITY_COMDEFSP_H */
