/* The OLE umbrella header: COM, Automation, connection points. */
#ifndef COMITY_OLE2_H
#define COMITY_OLE2_H
#define _OLE2_H_

#include <winerror.h>
#include <objbase.h>
#include <oleauto.h>
#include <oleidl.h>

#define E_DRAW VIEW_E_DRAW
#define DATA_E_FORMATETC DV_E_FORMATETC

#define OLEIVERB_PRIMARY (0L)
#define OLEIVERB_SHOW (-1L)
#define OLEIVERB_OPEN (-2L)
#define OLEIVERB_HIDE (-3L)
#define OLEIVERB_UIACTIVATE (-4L)
#define OLEIVERB_INPLACEACTIVATE (-5L)
#define OLEIVERB_DISCARDUNDOSTATE (-6L)

#ifdef __cplusplus
extern "C" {
#endif

/** CoInitialize for a single-threaded apartment; balanced by OleUninitialize. S_OK, S_FALSE, RPC_E_CHANGED_MODE. */
STDAPI OleInitialize(LPVOID reserved);
STDAPI_(void) OleUninitialize(void);
/** Puts an object that implements IRunnableObject into its running state; others are always running: S_OK. */
STDAPI OleRun(LPUNKNOWN object);

#ifdef __cplusplus
}
#endif

#endif /* COMITY_OLE2_H */
