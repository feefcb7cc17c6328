// Bob: a second session on the service, through the provider contract, that answers each text it gets.
#pragma once

#include <comity/com_ptr.hpp>

#include <improvider.h>

#include <memory>
#include <string_view>

namespace demo {

class companion {
public:
    /** Signs in; returns when that is done. Throws hresult_error, or std::runtime_error when it takes too
     * long. */
    explicit companion(std::u16string_view signin_name);
    ~companion();
    companion(const companion&) = delete;
    /** Signs out; returns when that is done. */
    void leave();

private:
    class sink;
    comity::com_ptr<IImSession> session_;
    comity::com_ptr<sink> sink_;
};

} // namespace demo
