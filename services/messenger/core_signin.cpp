// The core: finding the services, signing in and out.
#include "core.hpp"

#include "messenger_object.hpp"
#include "provider_sink.hpp"
#include "service.hpp"

#include "explain.hpp"
#include "names.hpp"

#include <comcat.h>

namespace comity::messenger {

namespace result = im::result;

namespace {

// The Messenger API's time to sign in, and as long for a service to let go.
constexpr std::chrono::seconds signin_time{15};

/** What the catalog calls providers, each made, with its names. Says what went wrong when there is none. */
std::vector<std::unique_ptr<service_state>> load_providers(std::u16string& trouble) {
    std::vector<std::unique_ptr<service_state>> found;
    const auto because = [&](std::u16string_view what) {
        com_ptr<IErrorInfo> info;
        bstr words;
        if (GetErrorInfo(0, info.put()) == S_OK && info)
            info->GetDescription(words.put());
        trouble = std::u16string(what) + (words.empty() ? u"" : u" ") + words.utf16();
    };
    com_ptr<ICatInformation> catalog;
    com_ptr<IEnumCLSID> classes;
    CATID category = CATID_ImProvider;
    HRESULT hr = CoCreateInstance(CLSID_StdComponentCategoriesMgr, nullptr, CLSCTX_INPROC_SERVER,
                                  IID_ICatInformation, catalog.put_void());
    if (SUCCEEDED(hr))
        hr = catalog->EnumClassesOfCategories(1, &category, 0, nullptr, classes.put());
    if (FAILED(hr)) {
        because(u"The class catalog cannot be asked for service providers.");
        return found;
    }
    trouble = u"No service provider is installed: no class in the catalog has the category "
              u"{301C5A6B-2107-417F-80C5-6C2BA3F7175D}.";
    CLSID each{};
    while (classes->Next(1, &each, nullptr) == S_OK) {
        auto made = std::make_unique<service_state>();
        bstr id, name;
        hr =
            CoCreateInstance(each, nullptr, CLSCTX_INPROC_SERVER, IID_IImProvider, made->provider.put_void());
        if (SUCCEEDED(hr))
            hr = made->provider->get_ServiceId(id.put());
        if (SUCCEEDED(hr))
            hr = made->provider->get_ServiceName(name.put());
        if (SUCCEEDED(hr))
            hr = made->provider->get_Rank(&made->rank);
        if (FAILED(hr)) {
            // One that does not work must not take the others with it; it is what is told when there is no
            // other.
            because(u"A service provider cannot be used.");
            continue;
        }
        made->id = id.utf16();
        made->name = name.utf16();
        found.push_back(std::move(made));
    }
    std::sort(found.begin(), found.end(), [](const auto& left, const auto& right) {
        return std::pair(left->rank, im::name_key(left->id)) <
               std::pair(right->rank, im::name_key(right->id));
    });
    return found;
}

} // namespace

HRESULT refuse(HRESULT code, std::u16string_view words) noexcept {
    return raise_error(code, words, u"Messenger.UIAutomation.1");
}

HRESULT refuse(HRESULT code) noexcept {
    const auto words = im::words_for(code);
    return refuse(code, words.empty() ? u"The service refused without saying why." : words);
}

HRESULT not_available(HRESULT code, std::u16string_view what) noexcept {
    return guarded(
        [&] { return refuse(code, std::u16string(what) + u" is not available in this Messenger."); });
}

core& core::instance() {
    // Never destroyed: its thread runs until the process ends.
    static auto* const the_core = new core;
    return *the_core;
}

void core::add_client(messenger_object& client) {
    auto hold = guard();
    std::erase_if(clients_, [](const auto& each) { return !each.lock(); });
    clients_.emplace_back(client);
}

void core::find_providers() {
    {
        auto hold = guard();
        if (!services_.empty())
            return;
    }
    std::u16string trouble;
    auto found = load_providers(trouble);
    auto hold = guard();
    if (services_.empty())
        services_ = std::move(found);
    provider_trouble_ = trouble;
}

service_state* core::find_service(std::u16string_view id) {
    for (const auto& each : services_)
        if (im::same_name(each->id, id))
            return each.get();
    return nullptr;
}

com_ptr<IImSession> core::session_of(const service_state& where) {
    auto hold = guard();
    return where.is_in() ? where.session : com_ptr<IImSession>();
}

HRESULT core::auto_signin() {
    return start_signin(signin_kind::stored, {}, {});
}

HRESULT core::signin(std::u16string_view name, std::u16string_view password) {
    const auto has_blank = [](std::u16string_view text) {
        return std::any_of(text.begin(), text.end(),
                           [](char16_t unit) { return unit == u' ' || im::is_line_break(unit); });
    };
    if (name.size() > im::max_signin_name || has_blank(name))
        return refuse(E_INVALIDARG,
                      u"A sign-in name has at most 129 characters, none of them a space or a line break.");
    if (password.size() > im::max_password || has_blank(password))
        return refuse(E_INVALIDARG,
                      u"A password has at most 256 characters, none of them a space or a line break.");
    return start_signin(name.empty() ? signin_kind::stored : signin_kind::given, name, password);
}

HRESULT core::start_signin(signin_kind kind, std::u16string_view name, std::u16string_view password) {
    find_providers();
    service_state* main = nullptr;
    std::vector<service_state*> others;
    {
        auto hold = guard();
        main = primary();
        if (!main)
            return refuse(E_FAIL, provider_trouble_);
        if (main->is_in())
            return refuse(result::already_logged_on);
        if (main->phase == connection::signing_in)
            return kind == signin_kind::given ? S_FALSE : refuse(result::logon_ui_active);
        for (const auto& each : services_)
            if (each.get() != main && (each->phase == connection::out || each->phase == connection::leaving))
                others.push_back(each.get());
    }
    const HRESULT hr = start_session(*main, name, password);
    if (FAILED(hr))
        return hr;
    // The other services come along with what is stored for them. One with nothing stored stays out, and
    // neither that nor its failure concerns whoever signs in to the primary service.
    for (service_state* each : others)
        start_session(*each, {}, {});
    SetErrorInfo(0, nullptr);
    return S_OK;
}

HRESULT core::start_session(service_state& where, std::u16string_view name, std::u16string_view password) {
    com_ptr<IImSession> session, old;
    HRESULT hr = ask_service([&] { return where.provider->CreateSession(session.put()); });
    if (FAILED(hr))
        return hr;
    unsigned generation = 0;
    {
        auto hold = guard();
        if (where.phase == connection::signing_in || where.phase == connection::in)
            return refuse(where.is_in() ? result::already_logged_on : result::logon_ui_active);
        if (where.phase == connection::leaving && &where == primary())
            fire(event_id::my_status_change, arguments(S_OK, LONG{MISTATUS_OFFLINE}));
        generation = ++where.generation;
        where.phase = connection::signing_in;
        where.status = MISTATUS_OFFLINE;
        old = std::exchange(where.session, session);
    }
    const auto sink = make<provider_sink>(*this, where, generation);
    hr = ask_service(
        [&] { return session->SignIn(bstr(name).get(), bstr(password).get(), MISTATUS_ONLINE, sink.get()); });
    if (FAILED(hr)) {
        auto hold = guard();
        if (is_current(where, generation)) {
            ++where.generation;
            where.phase = connection::out;
            old = std::exchange(where.session, nullptr);
        }
        return hr;
    }
    watch_for_timeout(where, generation);
    return S_OK;
}

void core::watch_for_timeout(service_state& where, unsigned generation) {
    queue_.post_at(event_queue::clock::now() + signin_time, [this, &where, generation] {
        com_ptr<IImSession> session;
        {
            auto hold = guard();
            if (!is_current(where, generation) || where.phase == connection::in ||
                where.phase == connection::out)
                return;
            session = where.session;
            const bool was_leaving = where.phase == connection::leaving;
            leave_service(where, was_leaving ? S_OK : result::logon_timeout);
        }
        if (session)
            session->SignOut();
    });
}

HRESULT core::signout() {
    std::vector<com_ptr<IImSession>> sessions;
    std::vector<std::pair<service_state*, unsigned>> leaving;
    {
        auto hold = guard();
        bool main_was_in = false;
        bool any = false;
        for (const auto& each : services_) {
            if (each->phase != connection::in && each->phase != connection::signing_in)
                continue;
            any = true;
            sessions.push_back(each->session);
            if (each->phase == connection::signing_in) {
                leave_service(*each, static_cast<HRESULT>(MSGR_E_CANCEL));
                continue;
            }
            main_was_in = main_was_in || each.get() == primary();
            forget_roster(*each);
            each->phase = connection::leaving;
            each->status = MISTATUS_LOCAL_DISCONNECTING_FROM_SERVER;
            leaving.emplace_back(each.get(), each->generation);
        }
        if (!any)
            return refuse(result::not_logged_on);
        if (main_was_in) {
            fire(event_id::signout, {});
            fire(event_id::my_status_change, arguments(S_OK, LONG{MISTATUS_LOCAL_DISCONNECTING_FROM_SERVER}));
        }
    }
    for (const auto& each : sessions)
        each->SignOut();
    for (const auto& [where, generation] : leaving)
        watch_for_timeout(*where, generation);
    return S_OK;
}

HRESULT core::set_status(LONG status) {
    switch (status) {
    case MISTATUS_ONLINE:
    case MISTATUS_INVISIBLE:
    case MISTATUS_BUSY:
    case MISTATUS_BE_RIGHT_BACK:
    case MISTATUS_IDLE:
    case MISTATUS_AWAY:
    case MISTATUS_ON_THE_PHONE:
    case MISTATUS_OUT_TO_LUNCH:
        break;
    default:
        return refuse(E_INVALIDARG, u"This is not a status that one can give oneself.");
    }
    std::vector<com_ptr<IImSession>> sessions;
    {
        auto hold = guard();
        if (!is_signed_in())
            return refuse(result::not_logged_on);
        for (const auto& each : services_)
            if (each->is_in())
                sessions.push_back(each->session);
    }
    // All services take the status; what the primary one answers is the answer.
    HRESULT answer = S_OK;
    for (auto each = sessions.rbegin(); each != sessions.rend(); ++each)
        answer = ask_service([&] { return (*each)->SetStatus(status); });
    return answer;
}

} // namespace comity::messenger
