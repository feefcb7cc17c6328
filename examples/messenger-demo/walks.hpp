// The two ways through the Messenger that the demo shows. Both throw hresult_error with the object's
// explanation when a call fails, and std::runtime_error when an event does not come in time.
#pragma once

namespace demo {

void walk_by_vtable();
void walk_by_name();

} // namespace demo
