#include "hub.hpp"

#include "schema.hpp"
#include "session_state.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <map>

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

namespace comity::local_service {

namespace {

constexpr std::size_t name_digits = 32;
// Only where the kernel gives no inotify instance (its number a user is limited): how late another process's
// changes may be seen then.
constexpr int look_without_watch_ms = 1000;

std::string random_name() {
    std::array<unsigned char, name_digits / 2> bytes{};
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        throw store_error(E_FAIL, u"The kernel gave no random bytes.");
    std::string name;
    for (const unsigned char each : bytes) {
        name += "0123456789abcdef"[each >> 4];
        name += "0123456789abcdef"[each & 15];
    }
    return name;
}

} // namespace

unique_fd::~unique_fd() {
    if (fd_ >= 0)
        close(fd_);
}

signs_of_life::signs_of_life(const std::filesystem::path& store) : folder_(store.native() + "-live") {
    const auto give_up = [this] {
        throw store_error(E_ACCESSDENIED,
                          u"The folder " + widen(folder_.native()) +
                              u", by which users of the local service's store notice each other, "
                              u"cannot be used: " +
                              widen(std::strerror(errno)) + u".");
    };
    if (mkdir(folder_.c_str(), 0700) != 0 && errno != EEXIST)
        give_up();
    watch_ = unique_fd(inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    if (watch_ &&
        inotify_add_watch(watch_.get(), folder_.c_str(), IN_MODIFY | IN_CLOSE_WRITE | IN_ONLYDIR) < 0)
        give_up();
    const std::string name = random_name();
    name_.assign(name.begin(), name.end());
    file_ = folder_ / name;
    own_ = unique_fd(open(file_.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!own_ || flock(own_.get(), LOCK_EX | LOCK_NB) != 0)
        give_up();
}

signs_of_life::~signs_of_life() {
    if (own_)
        unlink(file_.c_str());
}

void signs_of_life::announce() const {
    // What is written does not matter, and if it cannot be written (a full disk) the others look later.
    [[maybe_unused]] const auto written = pwrite(own_.get(), "!", 1, 0);
}

bool signs_of_life::is_alive(const std::u16string& host) const {
    if (host == name_)
        return true;
    const auto is_digit = [](char16_t unit) {
        return (unit >= u'0' && unit <= u'9') || (unit >= u'a' && unit <= u'f');
    };
    if (host.size() != name_digits || !std::all_of(host.begin(), host.end(), is_digit))
        return false; // a path into somewhere else is not a sign of life
    const std::filesystem::path file = folder_ / std::string(host.begin(), host.end());
    const unique_fd sign(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!sign)
        return errno != ENOENT && errno != ELOOP;
    if (flock(sign.get(), LOCK_SH | LOCK_NB) != 0)
        return errno == EWOULDBLOCK;
    unlink(file.c_str()); // its process was killed before it could
    return false;
}

void signs_of_life::clear_away() const {
    std::error_code error;
    for (const auto& each : std::filesystem::directory_iterator(folder_, error))
        is_alive(widen(each.path().filename().native()));
}

bool signs_of_life::drain() const {
    bool ended = false;
    alignas(inotify_event) std::array<char, 4096> buffer;
    for (ssize_t size; (size = read(watch_.get(), buffer.data(), buffer.size())) > 0;)
        for (const char* at = buffer.data(); at < buffer.data() + size;) {
            const auto* event = reinterpret_cast<const inotify_event*>(at);
            ended = ended || (event->mask & (IN_CLOSE_WRITE | IN_Q_OVERFLOW)) != 0;
            at += sizeof(inotify_event) + event->len;
        }
    return ended;
}

struct hub::shared {
    explicit shared(const std::filesystem::path& canonical) : data(canonical), life(canonical) {
        wakeup = unique_fd(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
        if (!wakeup)
            throw store_error(E_OUTOFMEMORY, u"The kernel gave no eventfd.");
    }

    store data;
    signs_of_life life;
    unique_fd wakeup;
    std::atomic<bool> stop = false;
    std::mutex lock;
    std::vector<std::shared_ptr<session_state>> sessions;

    void poke() const {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = write(wakeup.get(), &one, sizeof one);
    }
    void end_dead_sessions() {
        if (data.end_sessions_of_dead_hosts(
                [this](const std::u16string& host) { return life.is_alive(host); }))
            life.announce();
    }
};

std::shared_ptr<hub> hub::of(const std::filesystem::path& store_path) {
    static auto* const lock = new std::mutex;
    static auto* const hubs = new std::map<std::filesystem::path, std::weak_ptr<hub>>;
    const std::filesystem::path canonical = canonical_store_path(store_path);
    std::lock_guard guard(*lock);
    std::erase_if(*hubs, [](const auto& each) { return each.second.expired(); });
    std::weak_ptr<hub>& known = (*hubs)[canonical];
    if (auto found = known.lock())
        return found;
    auto made = std::make_shared<hub>(canonical);
    known = made;
    return made;
}

hub::hub(const std::filesystem::path& canonical) : shared_(std::make_shared<shared>(canonical)) {
    shared_->end_dead_sessions();
    shared_->life.clear_away();
}

hub::~hub() {
    shared_->stop = true;
    shared_->poke();
    if (!thread_.joinable())
        return;
    // The last session may have been let go on the thread itself, which then ends by itself; its code stays,
    // because the module is linked to remain loaded.
    if (thread_.get_id() == std::this_thread::get_id())
        thread_.detach();
    else
        thread_.join();
}

store& hub::data() {
    return shared_->data;
}
const std::u16string& hub::host() const {
    return shared_->life.name();
}

void hub::attach(std::shared_ptr<session_state> session) {
    {
        std::lock_guard guard(shared_->lock);
        // A session that signs in again may not have been struck off yet.
        if (std::find(shared_->sessions.begin(), shared_->sessions.end(), session) == shared_->sessions.end())
            shared_->sessions.push_back(std::move(session));
    }
    std::lock_guard guard(start_lock_);
    if (!thread_.joinable())
        thread_ = std::thread([all = shared_] { run(all); });
    shared_->poke();
}

void hub::wake() {
    shared_->poke();
    shared_->life.announce();
}

void hub::run(const std::shared_ptr<shared>& all) {
    CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    while (!all->stop) {
        std::array<pollfd, 2> waiting = {pollfd{all->wakeup.get(), POLLIN, 0},
                                         pollfd{all->life.watch(), POLLIN, 0}};
        poll(waiting.data(), waiting.size(), all->life.watch() < 0 ? look_without_watch_ms : -1);
        std::uint64_t count = 0;
        [[maybe_unused]] const auto taken = read(all->wakeup.get(), &count, sizeof count);
        const bool ended = all->life.watch() < 0 || all->life.drain();
        std::vector<std::shared_ptr<session_state>> sessions;
        {
            std::lock_guard guard(all->lock);
            sessions = all->sessions;
        }
        try {
            if (ended)
                all->end_dead_sessions();
        } catch (const std::exception&) {
            // The sessions meet the same trouble below and report it.
        }
        for (const auto& each : sessions)
            each->deliver();
        std::lock_guard guard(all->lock);
        std::erase_if(all->sessions, [](const auto& each) { return each->is_over(); });
    }
    CoUninitialize();
}

} // namespace comity::local_service
