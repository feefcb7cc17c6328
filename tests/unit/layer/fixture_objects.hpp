// The objects that the tests of implements<> are about, made with nothing but the layer.
#pragma once

#include "layer_fixture.h"

#include <comity/connection_points.hpp>
#include <comity/implements.hpp>
#include <comity/module.hpp>

#include <atomic>
#include <functional>

namespace layer_test {

/// A whole object: three dual interfaces in a chain, a class identity, events.
class shape : public comity::implements<shape, comity::coclass<Shape>, IShape3,
                                        comity::event_source<DShapeEvents, IShapeWatcher>> {
public:
    using moved = comity::event<DShapeEvents, 1, double, double>;
    using closing = comity::event<DShapeEvents, 2, bool*>;
    using named = comity::event<DShapeEvents, 3, BSTR, VARIANT>;
    using editing = comity::event<DShapeEvents, 4, BSTR*, LONG*>;

    shape() { ++alive; }
    ~shape() override { --alive; }

    HRESULT STDMETHODCALLTYPE get_Name(BSTR* name) noexcept override { return name_.copy_to(name); }
    HRESULT STDMETHODCALLTYPE put_Name(BSTR name) noexcept override {
        return comity::guarded([&] { name_ = comity::bstr::copy_of(name); });
    }
    HRESULT STDMETHODCALLTYPE Scale(double factor, double* size, VARIANT_BOOL* changed) noexcept override {
        COMITY_RETURN_IF_NULL(size);
        COMITY_RETURN_IF_NULL(changed);
        *size *= factor;
        *changed = factor != 1 ? VARIANT_TRUE : VARIANT_FALSE;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE Fail(LONG code) noexcept override {
        return comity::raise_error(code, u"It was asked for.", u"LayerFixture.Shape", __uuidof(IShape));
    }
    HRESULT STDMETHODCALLTYPE Turn(double degrees) noexcept override {
        angle_ += degrees;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_Angle(double* degrees) noexcept override {
        COMITY_RETURN_IF_NULL(degrees);
        *degrees = angle_;
        return S_OK;
    }

    using event_source_layer = comity::event_source<DShapeEvents, IShapeWatcher>;
    template <class Event, class... Arguments>
    HRESULT fire_now(Arguments&&... arguments) {
        return this->template fire<Event>(std::forward<Arguments>(arguments)...);
    }
    template <class... Arguments>
    HRESULT fire_untyped(DISPID member, Arguments&&... arguments) {
        return this->template fire<DShapeEvents>(member, std::forward<Arguments>(arguments)...);
    }
    void tell_watchers(LONG what) {
        for_each_sink<IShapeWatcher>([&](IShapeWatcher& sink) { return sink.Changed(what); });
    }
    bool is_heard() { return has_sinks<DShapeEvents>(); }
    void close() { disconnect_sinks(); }

    static inline std::atomic<int> alive{0};

private:
    comity::bstr name_{OLESTR("shape")};
    double angle_ = 0;
};

/// Two dual interfaces that know nothing of each other, both with a member 1.
class labelled : public comity::implements<labelled, IShape, ILabel> {
public:
    HRESULT STDMETHODCALLTYPE get_Name(BSTR* name) noexcept override {
        return comity::bstr(OLESTR("the name")).detach_to(name);
    }
    HRESULT STDMETHODCALLTYPE put_Name(BSTR) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE Scale(double, double*, VARIANT_BOOL*) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE Fail(LONG code) noexcept override { return code; }
    HRESULT STDMETHODCALLTYPE get_Text(BSTR* text) noexcept override {
        return comity::bstr(OLESTR("the text")).detach_to(text);
    }
};

/// A custom interface with an ancestor that the type library knows.
class plain : public comity::implements<plain, IPlain2> {
public:
    HRESULT STDMETHODCALLTYPE Ping(LONG* answer) noexcept override {
        *answer = 1;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE Pong(LONG* answer) noexcept override {
        *answer = 2;
        return S_OK;
    }
};

/// A custom interface that no library describes.
class undescribed : public comity::implements<undescribed, comity::chain<IUndescribed2, IUndescribed>> {
public:
    HRESULT STDMETHODCALLTYPE First() noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE Second() noexcept override { return S_FALSE; }
};

/// Can be a part of another object, and says when it goes.
class part : public comity::implements<part, comity::coclass<Canvas>, IPlain, comity::aggregatable> {
public:
    ~part() override { --alive; }
    part() { ++alive; }
    HRESULT STDMETHODCALLTYPE Ping(LONG* answer) noexcept override {
        *answer = 7;
        return S_OK;
    }
    static inline std::atomic<int> alive{0};
};

template <class Interface, class Object>
comity::com_ptr<Interface> query(const comity::com_ptr<Object>& object) {
    comity::com_ptr<Interface> result;
    object.query(result);
    return result;
}

} // namespace layer_test
