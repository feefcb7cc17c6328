/// The component categories manager: Windows' own way to enumerate classes by what they can do.
#pragma once

#include <objbase.h>

namespace comity {

/// The class object of CLSID_StdComponentCategoriesMgr.
HRESULT get_component_categories_class_object(REFIID iid, void** object) noexcept;

} // namespace comity
