// A sink that notes each event, and does what the test tells it to while it is called.
#pragma once

#include "layer_fixture.h"

#include <comity/implements.hpp>
#include <comity/variant.hpp>

#include <functional>
#include <mutex>
#include <vector>

namespace layer_test {

class recording_sink : public comity::implements<recording_sink, IDispatch> {
public:
    struct call {
        DISPID member;
        std::vector<comity::variant> arguments; // in written order
    };

    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* count) noexcept override {
        *count = 0;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT, LCID, ITypeInfo** out) noexcept override {
        *out = nullptr;
        return DISP_E_BADINDEX;
    }
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR*, UINT, LCID, DISPID*) noexcept override {
        return DISP_E_UNKNOWNNAME;
    }
    HRESULT STDMETHODCALLTYPE Invoke(DISPID member, REFIID, LCID, WORD, DISPPARAMS* params, VARIANT*,
                                     EXCEPINFO*, UINT*) noexcept override {
        call noted{member, {}};
        for (UINT i = params->cArgs; i-- > 0;)
            noted.arguments.push_back(comity::value_of<comity::variant>(params->rgvarg[i]));
        {
            std::lock_guard hold(mutex_);
            calls.push_back(std::move(noted));
        }
        if (when_called)
            when_called(*params);
        return answer;
    }
    HRESULT query_other(REFIID iid, void** out) noexcept {
        if (!answers_source || !IsEqualGUID(iid, __uuidof(DShapeEvents)))
            return E_NOINTERFACE;
        *out = static_cast<IDispatch*>(this);
        AddRef();
        return S_OK;
    }

    std::vector<call> calls;
    std::function<void(DISPPARAMS&)> when_called;
    HRESULT answer = S_OK;
    bool answers_source = true;

private:
    std::mutex mutex_;
};

} // namespace layer_test
