#include "groups.hpp"

#include "arguments.hpp"
#include "group.hpp"

#include "explain.hpp"

#include <comity/enumerator.hpp>

namespace comity::messenger {

namespace result = im::result;

groups::groups(core& owner, contact_pointer of) : core_(owner), of_(std::move(of)) {
    auto hold = core_.guard();
    generation_ = core_.roster_generation();
}

std::vector<group_pointer> groups::groups_now() {
    if (core_.roster_generation() != generation_)
        return {};
    if (of_)
        return of_->service.is_in() && of_->is_listed ? core_.groups_of(*of_) : std::vector<group_pointer>();
    std::vector<group_pointer> all;
    for (const auto& each : core_.services())
        if (each->is_in())
            std::copy_if(each->groups.begin(), each->groups.end(), std::back_inserter(all),
                         [](const group_pointer& one) { return one->exists; });
    return all;
}

HRESULT groups::Remove(IDispatch* pGroup) noexcept {
    if (!pGroup)
        return refuse(E_POINTER, u"No group was given.");
    return guarded([&] {
        const auto which = object_of<group>(pGroup);
        if (!which)
            return refuse(E_FAIL, u"The argument is not a group.");
        {
            auto hold = core_.guard();
            if (!which->state()->service.is_in())
                return refuse(result::connect, im::words_for(result::not_logged_on));
            const auto all = groups_now();
            if (std::find(all.begin(), all.end(), which->state()) == all.end())
                return refuse(E_FAIL, u"The group is not in this collection.");
            if (which->state()->is_default)
                return refuse(result::cannot_delete);
        }
        return core_.remove_group(which->state());
    });
}

HRESULT groups::get_Count(LONG* pcCount) noexcept {
    if (!pcCount)
        return null_reference;
    *pcCount = 0;
    return guarded([&] {
        auto hold = core_.guard();
        *pcCount = static_cast<LONG>(groups_now().size());
    });
}

HRESULT groups::Item(LONG Index, IDispatch** ppMGroup) noexcept {
    if (!ppMGroup)
        return null_reference;
    *ppMGroup = nullptr;
    if (Index < 0)
        return refuse(E_INVALIDARG, u"The first group has the index 0.");
    return guarded([&] {
        auto hold = core_.guard();
        const auto all = groups_now();
        if (static_cast<std::size_t>(Index) >= all.size())
            return refuse(E_FAIL, u"There are fewer groups than that.");
        return core_.object_of_group(all[static_cast<std::size_t>(Index)]).copy_to(ppMGroup);
    });
}

HRESULT groups::get__NewEnum(IUnknown** ppUnknown) noexcept {
    if (!ppUnknown)
        return null_reference;
    *ppUnknown = nullptr;
    return guarded([&] {
        std::vector<com_ptr<IDispatch>> objects;
        {
            auto hold = core_.guard();
            for (const auto& each : groups_now())
                objects.push_back(core_.object_of_group(each));
        }
        return make_new_enum(ppUnknown, objects);
    });
}

} // namespace comity::messenger
