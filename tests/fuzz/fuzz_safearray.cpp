// libFuzzer target: a sequence of SAFEARRAY operations. Each byte chooses the next one, the bytes behind it
// say with what. Whatever the order, nothing is freed twice, nothing stays, and no lock is lost: the
// sanitizers see the memory, and what the target counts itself (objects, locks) it compares.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

#include <oleauto.h>

#include "fuzzed_value.hpp"

namespace {

using fuzzing::input;

void require(bool holds) {
    if (!holds)
        std::abort();
}

/// Large enough to be read as an element of any kind.
constexpr std::size_t element_room = 64;
constexpr int most_steps = 300;

struct counted final : IDispatch {
    ULONG references = 1;
    char room[element_room] = {};

    STDMETHODIMP QueryInterface(REFIID iid, void** out) override {
        const bool known = iid == IID_IUnknown || iid == IID_IDispatch;
        *out = known ? this : nullptr;
        if (known)
            AddRef();
        return known ? S_OK : E_NOINTERFACE;
    }
    STDMETHODIMP_(ULONG) AddRef() override { return ++references; }
    STDMETHODIMP_(ULONG) Release() override {
        require(references > 1); // the target's own reference is never given away
        return --references;
    }
    STDMETHODIMP GetTypeInfoCount(UINT*) override { return E_NOTIMPL; }
    STDMETHODIMP GetTypeInfo(UINT, LCID, ITypeInfo**) override { return E_NOTIMPL; }
    STDMETHODIMP GetIDsOfNames(REFIID, LPOLESTR*, UINT, LCID, DISPID*) override { return E_NOTIMPL; }
    STDMETHODIMP Invoke(DISPID, REFIID, LCID, WORD, DISPPARAMS*, VARIANT*, EXCEPINFO*, UINT*) override {
        return E_NOTIMPL;
    }
};

struct record {
    BSTR text;
    LONG number;
    LONG size_to_16;
};

struct record_info final : IRecordInfo {
    ULONG references = 1;

    STDMETHODIMP QueryInterface(REFIID, void** out) override {
        *out = nullptr;
        return E_NOINTERFACE;
    }
    STDMETHODIMP_(ULONG) AddRef() override { return ++references; }
    STDMETHODIMP_(ULONG) Release() override {
        require(references > 1);
        return --references;
    }
    STDMETHODIMP RecordInit(PVOID to) override {
        std::memset(to, 0, sizeof(record));
        return S_OK;
    }
    STDMETHODIMP RecordClear(PVOID of) override {
        SysFreeString(static_cast<record*>(of)->text);
        static_cast<record*>(of)->text = nullptr;
        return S_OK;
    }
    STDMETHODIMP RecordCopy(PVOID from, PVOID to) override {
        RecordClear(to);
        *static_cast<record*>(to) = *static_cast<record*>(from);
        static_cast<record*>(to)->text = SysAllocString(static_cast<record*>(from)->text);
        return S_OK;
    }
    STDMETHODIMP GetGuid(GUID* guid) override {
        *guid = IID_IRecordInfo;
        return S_OK;
    }
    STDMETHODIMP GetName(BSTR*) override { return E_NOTIMPL; }
    STDMETHODIMP GetSize(ULONG* size) override {
        *size = sizeof(record);
        return S_OK;
    }
    STDMETHODIMP GetTypeInfo(ITypeInfo**) override { return E_NOTIMPL; }
    STDMETHODIMP GetField(PVOID, LPCOLESTR, VARIANT*) override { return E_NOTIMPL; }
    STDMETHODIMP GetFieldNoCopy(PVOID, LPCOLESTR, VARIANT*, PVOID*) override { return E_NOTIMPL; }
    STDMETHODIMP PutField(ULONG, PVOID, LPCOLESTR, VARIANT*) override { return E_NOTIMPL; }
    STDMETHODIMP PutFieldNoCopy(ULONG, PVOID, LPCOLESTR, VARIANT*) override { return E_NOTIMPL; }
    STDMETHODIMP GetFieldNames(ULONG*, BSTR*) override { return E_NOTIMPL; }
    STDMETHODIMP_(BOOL) IsMatchingType(IRecordInfo* other) override { return other == this; }
    STDMETHODIMP_(PVOID) RecordCreate() override { return nullptr; }
    STDMETHODIMP RecordCreateCopy(PVOID, PVOID*) override { return E_NOTIMPL; }
    STDMETHODIMP RecordDestroy(PVOID) override { return E_NOTIMPL; }
};

/// An array whose memory is the target's: as a compiler lays one out on the stack or in static memory.
struct own_memory {
    alignas(16) char hidden[16];
    SAFEARRAY descriptor;
    SAFEARRAYBOUND more[3];
    std::vector<char> data;
};

struct slot {
    SAFEARRAY* array = nullptr;
    ULONG locks = 0;
    std::unique_ptr<own_memory> own;
};

struct pins {
    SAFEARRAY* descriptor;
    void* data;
};

class interpreter {
public:
    explicit interpreter(input& in) : in_(in) {}

    void run() {
        for (int i = 0; i < most_steps; ++i) {
            const std::uint8_t what = in_.byte();
            if (what == 0)
                break;
            step(what % 24);
            for (const slot& each : slots_)
                require(!each.array || each.array->cLocks == each.locks);
        }
        for (slot& each : slots_)
            end(each);
        for (const pins& each : pins_) {
            SafeArrayReleaseData(each.data);
            SafeArrayReleaseDescriptor(each.descriptor);
        }
        require(object_.references == 1);
        require(info_.references == 1);
    }

private:
    slot& any() { return slots_[in_.byte() % 4]; }

    VARTYPE type() {
        static constexpr VARTYPE types[] = {VT_I2,     VT_BSTR, VT_VARIANT, VT_UNKNOWN, VT_DISPATCH,
                                            VT_RECORD, VT_UI1,  VT_I4,      VT_R8,      VT_DECIMAL,
                                            VT_I8,     VT_CY,   VT_BOOL};
        const std::uint8_t choice = in_.byte();
        return choice >= 0xf0 ? choice : types[choice % (sizeof types / sizeof *types)];
    }

    /// Few elements, or so many that no memory can hold them.
    UINT bounds(SAFEARRAYBOUND (&out)[4]) {
        const std::uint8_t shape = in_.byte();
        const UINT dimensions = shape % 5;
        const bool too_many = dimensions >= 3 && shape >= 0xf0;
        for (UINT i = 0; i < dimensions; ++i) {
            out[i].cElements = too_many ? 0xffffffff : in_.byte() % 8;
            const std::uint8_t low = in_.byte();
            out[i].lLbound = low == 0x7f ? 0x7ffffffe : static_cast<signed char>(low);
        }
        return dimensions;
    }

    void* extra(VARTYPE vt, GUID& iid) {
        iid = IID_IPersist;
        if (vt == VT_RECORD)
            return in_.byte() & 1 ? &info_ : nullptr;
        return (vt == VT_UNKNOWN) && (in_.byte() & 1) ? &iid : nullptr;
    }

    void set(slot& into, SAFEARRAY* array) {
        require(!into.array);
        into.array = array;
        into.locks = 0;
    }

    /// Unlocks and destroys, whatever state it is in.
    void end(slot& of) {
        if (!of.array)
            return;
        for (; of.locks; --of.locks)
            require(SafeArrayUnlock(of.array) == S_OK);
        require(SUCCEEDED(SafeArrayDestroy(of.array)));
        of.array = nullptr;
        of.own.reset();
    }

    BSTR string() {
        BSTR made = SysAllocStringByteLen(nullptr, element_room);
        require(made != nullptr);
        std::memset(made, in_.byte(), element_room);
        return made;
    }

    void value(VARIANT& out) {
        VariantInit(&out);
        switch (in_.byte() % 6) {
        case 0:
            V_VT(&out) = VT_I4;
            V_I4(&out) = in_.byte();
            break;
        case 1:
            V_VT(&out) = VT_BSTR;
            V_BSTR(&out) = string();
            break;
        case 2:
            V_VT(&out) = VT_DISPATCH;
            V_DISPATCH(&out) = &object_;
            object_.AddRef();
            break;
        case 3: {
            slot& from = any();
            VARTYPE vt = VT_EMPTY;
            // Of a type that VariantClear knows, and not of VARIANTs: one that holds itself, again and again,
            // doubles each time.
            if (from.array && SUCCEEDED(SafeArrayGetVartype(from.array, &vt)) && vt != VT_EMPTY &&
                (vt <= VT_UINT || vt == VT_RECORD) && vt != 15 && vt != VT_VARIANT &&
                !(from.array->fFeatures & FADF_VARIANT) &&
                SUCCEEDED(SafeArrayCopy(from.array, &V_ARRAY(&out))))
                V_VT(&out) = static_cast<VARTYPE>(VT_ARRAY | vt);
            break;
        }
        case 4: // of no type that a VARIANT can have: copying fails
            V_VT(&out) = 0x7f;
            break;
        default:
            break;
        }
    }

    void indices(const slot& of, LONG (&out)[8]) {
        for (UINT i = 0; i < 8; ++i) {
            const SAFEARRAYBOUND& bound =
                of.array->rgsabound[i < of.array->cDims ? of.array->cDims - 1 - i : 0];
            const std::uint8_t choice = in_.byte();
            out[i] = static_cast<LONG>(static_cast<ULONG>(bound.lLbound) + choice % 17);
            if (choice >= 0xfe)
                out[i] = choice == 0xff ? 0x7fffffff : static_cast<LONG>(0x80000000);
        }
    }

    /// What an element that was read owns; it is one of these because of its size, as in the library.
    void release(SAFEARRAY* of, void* element) {
        const VARTYPE vt = kind_of(of);
        if (vt == VT_RECORD) {
            IRecordInfo* info = nullptr;
            if (SUCCEEDED(SafeArrayGetRecordInfo(of, &info)) && info) {
                info->RecordClear(element);
                info->Release();
            }
        } else if (vt == VT_VARIANT && of->cbElements == sizeof(VARIANT)) {
            VariantClear(static_cast<VARIANT*>(element));
        } else if (of->cbElements == sizeof(void*)) {
            void* const pointer = *static_cast<void**>(element);
            if (vt == VT_BSTR)
                SysFreeString(static_cast<BSTR>(pointer));
            else if (vt == VT_UNKNOWN && pointer)
                static_cast<IUnknown*>(pointer)->Release();
        }
    }

    /// The features tell what an element is, and the type only where they do not.
    static VARTYPE kind_of(SAFEARRAY* of) {
        const USHORT features = of->fFeatures;
        VARTYPE vt = VT_EMPTY;
        if (features & FADF_BSTR)
            return VT_BSTR;
        if (features & (FADF_UNKNOWN | FADF_DISPATCH | FADF_HAVEIID))
            return VT_UNKNOWN;
        if (features & FADF_VARIANT)
            return VT_VARIANT;
        if (features & FADF_RECORD)
            return VT_RECORD;
        return SUCCEEDED(SafeArrayGetVartype(of, &vt)) ? vt : VARTYPE{VT_EMPTY};
    }

    void put(slot& into) {
        LONG at[8];
        indices(into, at);
        alignas(16) char room[element_room] = {};
        const VARTYPE vt = kind_of(into.array);
        if (vt == VT_BSTR) {
            BSTR text = in_.byte() & 1 ? string() : nullptr;
            if (text || into.array->cbElements == sizeof(void*))
                SafeArrayPutElement(into.array, at, text);
            SysFreeString(text);
        } else if (vt == VT_UNKNOWN) {
            if ((in_.byte() & 1) || into.array->cbElements != sizeof(void*))
                SafeArrayPutElement(into.array, at, &object_);
            else
                SafeArrayPutElement(into.array, at, nullptr);
        } else if (vt == VT_VARIANT) {
            auto* element = reinterpret_cast<VARIANT*>(room);
            value(*element);
            SafeArrayPutElement(into.array, at, element);
            VariantClear(element);
        } else if (vt == VT_RECORD) {
            auto* element = reinterpret_cast<record*>(room);
            IRecordInfo* info = nullptr;
            SafeArrayGetRecordInfo(into.array, &info);
            element->text = info && (in_.byte() & 1) ? SysAllocString(OLESTR("record")) : nullptr;
            if (info)
                info->Release();
            SafeArrayPutElement(into.array, at, element);
            SysFreeString(element->text);
        } else {
            in_.take(room, 8);
            SafeArrayPutElement(into.array, at, room);
        }
    }

    void get(slot& from) {
        LONG at[8];
        indices(from, at);
        alignas(16) char room[element_room] = {};
        if (SUCCEEDED(SafeArrayGetElement(from.array, at, room)))
            release(from.array, room);
    }

    void create(slot& into) {
        SAFEARRAYBOUND given[4] = {};
        const VARTYPE vt = type();
        GUID iid;
        const std::uint8_t how = in_.byte() % 5;
        const UINT dimensions = bounds(given);
        void* const with = extra(vt, iid);
        if (dimensions < 3 || how == 2 || how == 3)
            given[0].cElements %= 8; // of one dimension, 32 bits can count more than this machine has
        SAFEARRAY* made = nullptr;
        switch (how) {
        case 0:
            made = SafeArrayCreate(vt, dimensions, given);
            break;
        case 1:
            made = SafeArrayCreateEx(vt, dimensions, given, with);
            break;
        case 2:
            made = SafeArrayCreateVector(vt, given[0].lLbound, given[0].cElements);
            break;
        case 3:
            made = SafeArrayCreateVectorEx(vt, given[0].lLbound, given[0].cElements, with);
            break;
        default:
            made = describe(vt, dimensions, given);
            break;
        }
        set(into, made);
    }

    /// The way in steps: a descriptor, its bounds, and perhaps its data.
    SAFEARRAY* describe(VARTYPE vt, UINT dimensions, const SAFEARRAYBOUND* given) {
        SAFEARRAY* made = nullptr;
        const std::uint8_t how = in_.byte();
        if (how & 1) {
            if (FAILED(SafeArrayAllocDescriptor(dimensions, &made)))
                return nullptr;
            static constexpr USHORT features[] = {0, FADF_BSTR, FADF_UNKNOWN, FADF_VARIANT, FADF_DISPATCH};
            made->fFeatures |= features[in_.byte() % 5];
            made->cbElements = in_.byte() % (element_room / 2);
        } else if (FAILED(SafeArrayAllocDescriptorEx(vt, dimensions, &made))) {
            return nullptr;
        }
        std::memcpy(made->rgsabound, given, dimensions * sizeof *given);
        if (how & 2)
            SafeArrayAllocData(made);
        return made;
    }

    void lay_out(slot& into) {
        static constexpr struct {
            USHORT features;
            ULONG size;
        } kinds[] = {{0, 4}, {FADF_BSTR, 8}, {FADF_UNKNOWN, 8}, {FADF_VARIANT, sizeof(VARIANT)}};
        static constexpr USHORT places[] = {FADF_AUTO, FADF_STATIC, FADF_EMBEDDED,
                                            FADF_STATIC | FADF_FIXEDSIZE};
        auto own = std::make_unique<own_memory>();
        std::memset(own->hidden, 0, sizeof own->hidden);
        std::memset(static_cast<void*>(&own->descriptor), 0, sizeof own->descriptor);
        const auto& kind = kinds[in_.byte() % 4];
        const ULONG count = in_.byte() % 16;
        own->data.resize((count + 1) * kind.size);
        own->descriptor.cDims = 1;
        own->descriptor.fFeatures = static_cast<USHORT>(kind.features | places[in_.byte() % 4]);
        own->descriptor.cbElements = kind.size;
        own->descriptor.rgsabound[0] = {count, static_cast<signed char>(in_.byte())};
        own->descriptor.pvData = own->data.data();
        set(into, &own->descriptor);
        into.own = std::move(own);
    }

    void copy(slot& from, slot& to) {
        if (to.array)
            return;
        SAFEARRAY* made = nullptr;
        const HRESULT hr = in_.byte() & 1 ? SafeArrayCopy(from.array, &made) : copy_variant(from.array, made);
        require(SUCCEEDED(hr) || !made);
        if (made)
            set(to, made);
    }

    HRESULT copy_variant(SAFEARRAY* from, SAFEARRAY*& out) {
        VARTYPE vt = VT_EMPTY;
        if (FAILED(SafeArrayGetVartype(from, &vt)) || vt == VT_EMPTY || vt > 0xff)
            return E_INVALIDARG;
        VARIANT source, made;
        VariantInit(&made);
        V_VT(&source) = static_cast<VARTYPE>(VT_ARRAY | vt);
        V_ARRAY(&source) = from;
        const HRESULT hr = VariantCopy(&made, &source);
        if (SUCCEEDED(hr))
            out = V_ARRAY(&made);
        return hr;
    }

    void destroy(slot& of) {
        const HRESULT hr = SafeArrayDestroy(of.array);
        require(of.locks ? hr == DISP_E_ARRAYISLOCKED : true);
        if (SUCCEEDED(hr)) {
            of.array = nullptr;
            of.own.reset();
        }
    }

    void ask(slot& of) {
        const UINT dimension = in_.byte() % 6;
        LONG bound = 0;
        SafeArrayGetLBound(of.array, dimension, &bound);
        SafeArrayGetUBound(of.array, dimension, &bound);
        require(SafeArrayGetDim(of.array) == of.array->cDims);
        require(SafeArrayGetElemsize(of.array) == of.array->cbElements);
        VARTYPE vt = VT_EMPTY;
        SafeArrayGetVartype(of.array, &vt);
        GUID iid;
        SafeArrayGetIID(of.array, &iid);
        IRecordInfo* info = nullptr;
        if (SUCCEEDED(SafeArrayGetRecordInfo(of.array, &info)) && info)
            info->Release();
    }

    void lock(slot& of) {
        if (of.locks > 1000)
            return;
        void* data = nullptr;
        if (SUCCEEDED(in_.byte() & 1 ? SafeArrayLock(of.array) : SafeArrayAccessData(of.array, &data)))
            ++of.locks;
    }

    void unlock(slot& of) {
        const HRESULT hr = in_.byte() & 1 ? SafeArrayUnlock(of.array) : SafeArrayUnaccessData(of.array);
        require(SUCCEEDED(hr) == (of.locks != 0));
        if (SUCCEEDED(hr))
            --of.locks;
    }

    void texts(slot& from, slot& to) {
        BSTR text = nullptr;
        if (from.array && SUCCEEDED(BstrFromVector(from.array, &text)))
            require(SysStringByteLen(text) == from.array->rgsabound[0].cElements);
        if (!text)
            text = string();
        SAFEARRAY* made = nullptr;
        if (!to.array && SUCCEEDED(VectorFromBstr(text, &made)))
            set(to, made);
        SysFreeString(text);
    }

    void pin(slot& of) {
        void* data = nullptr;
        if (!of.own && pins_.size() < 16 && SUCCEEDED(SafeArrayAddRef(of.array, &data)))
            pins_.push_back({of.array, data});
    }

    void step(int what) {
        slot& one = any();
        if (!one.array) {
            if (what == 1)
                lay_out(one);
            else
                create(one);
            return;
        }
        switch (what) {
        case 0:
        case 1:
            destroy(one);
            break;
        case 2:
            SafeArrayDestroyData(one.array);
            break;
        case 3:
            if (one.array->pvData == nullptr && !one.own && SUCCEEDED(SafeArrayDestroyDescriptor(one.array)))
                one.array = nullptr;
            break;
        case 4:
            if (one.array->pvData == nullptr && !one.own)
                SafeArrayAllocData(one.array);
            break;
        case 5:
        case 6:
            lock(one);
            break;
        case 7:
        case 8:
            unlock(one);
            break;
        case 9: {
            LONG at[8];
            indices(one, at);
            void* element = nullptr;
            if (SUCCEEDED(SafeArrayPtrOfIndex(one.array, at, &element)) && one.array->cbElements)
                require(element >= one.array->pvData);
            break;
        }
        case 10:
        case 11: {
            SAFEARRAYBOUND given[4] = {};
            bounds(given);
            given[0].cElements %= 8;
            SafeArrayRedim(one.array, &given[0]);
            break;
        }
        case 12:
        case 13:
            copy(one, any());
            break;
        case 14: {
            slot& other = any();
            if (other.array)
                SafeArrayCopyData(one.array, other.array);
            break;
        }
        case 15:
            ask(one);
            break;
        case 16:
            SafeArraySetIID(one.array, IID_IDispatch);
            break;
        case 17:
            if (one.array->fFeatures & FADF_RECORD && one.array->cbElements == sizeof(record))
                SafeArraySetRecordInfo(one.array, &info_);
            break;
        case 18:
            texts(one, any());
            break;
        case 19:
            pin(one);
            break;
        case 20:
        case 21:
            get(one);
            break;
        default:
            put(one);
            break;
        }
    }

    input& in_;
    slot slots_[4];
    std::vector<pins> pins_;
    counted object_;
    record_info info_;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    input in(data, size);
    interpreter(in).run();
    return 0;
}
