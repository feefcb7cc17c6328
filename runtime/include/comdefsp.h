/* A smart pointer type for each interface that is declared: IUnknownPtr, IDispatchPtr, ... <comdef.h> includes this file; what
 * is to be declared for it stands before. C finds nothing here. */
#ifndef COMITY_COMDEFSP_H
#define COMITY_COMDEFSP_H
#define _INC_COMDEFSP

#include <ole2.h>

#ifdef __cplusplus

#include <comdef.h>

#ifndef _COM_NO_STANDARD_GUIDS_
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
#ifdef __IComThreadingInfo_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IComThreadingInfo, __uuidof(IComThreadingInfo));
#endif
#ifdef __IConnectionPoint_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IConnectionPoint, __uuidof(IConnectionPoint));
#endif
#ifdef __IConnectionPointContainer_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IConnectionPointContainer, __uuidof(IConnectionPointContainer));
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
#ifdef __IDispatch_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IDispatch, __uuidof(IDispatch));
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
#ifdef __IEnumGUID_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IEnumGUID, __uuidof(IEnumGUID));
#endif
#ifdef __IEnumMoniker_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IEnumMoniker, __uuidof(IEnumMoniker));
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
#ifdef __IGlobalInterfaceTable_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IGlobalInterfaceTable, __uuidof(IGlobalInterfaceTable));
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
#ifdef __IObjectWithSite_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IObjectWithSite, __uuidof(IObjectWithSite));
#endif
#ifdef __IPSFactoryBuffer_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPSFactoryBuffer, __uuidof(IPSFactoryBuffer));
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
#ifdef __IPersistStream_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPersistStream, __uuidof(IPersistStream));
#endif
#ifdef __IPersistStreamInit_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPersistStreamInit, __uuidof(IPersistStreamInit));
#endif
#ifdef __IPropertyBag_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPropertyBag, __uuidof(IPropertyBag));
#endif
#ifdef __IPropertyNotifySink_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IPropertyNotifySink, __uuidof(IPropertyNotifySink));
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
#ifdef __IROTData_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IROTData, __uuidof(IROTData));
#endif
#ifdef __IRecordInfo_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IRecordInfo, __uuidof(IRecordInfo));
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
#ifdef __ISimpleFrameSite_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(ISimpleFrameSite, __uuidof(ISimpleFrameSite));
#endif
#ifdef __IStdMarshalInfo_INTERFACE_DEFINED__
_COM_SMARTPTR_TYPEDEF(IStdMarshalInfo, __uuidof(IStdMarshalInfo));
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
#endif

#endif /* __cplusplus */
#endif /* COMITY_COMDEFSP_H */
