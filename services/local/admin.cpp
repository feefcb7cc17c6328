// comity-local: keeps the accounts of the local service. Uses the provider contract, as any other program
// could.
#include <initguid.h>

#include <comity/bstr.hpp>
#include <comity/com_ptr.hpp>
#include <comity/hresult_error.hpp>

#include <improvider.h>
#include <ole2.h>

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <string>

namespace {

using comity::bstr;
using comity::com_ptr;
using comity::throw_if_failed;

com_ptr<IImAccounts> open_accounts() {
    com_ptr<IImAccounts> accounts;
    throw_if_failed(CoCreateInstance(CLSID_LocalImProvider, nullptr, CLSCTX_INPROC_SERVER, IID_IImAccounts,
                                     accounts.put_void()));
    return accounts;
}

void list_accounts(const com_ptr<IImAccounts>& accounts) {
    bstr automatic;
    throw_if_failed(accounts->get_AutoSigninName(automatic.put()), accounts);
    for (LONG index = 0;; ++index) {
        bstr name, friendly;
        const HRESULT hr = accounts->GetAccount(index, name.put(), friendly.put());
        throw_if_failed(hr, accounts);
        if (hr == S_FALSE)
            return;
        std::printf("%s\t%s%s\n", name.utf8().c_str(), friendly.utf8().c_str(),
                    name == automatic ? "\t(signs in automatically)" : "");
    }
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app{
        "Keeps the accounts of Comity's local messaging service.\n"
        "The store is $COMITY_LOCAL_STORE, else comity/local.sqlite in $XDG_DATA_HOME (~/.local/share)."};
    app.require_subcommand(1);
    std::string name, friendly, owner, group;
    auto* const add = app.add_subcommand("add", "Makes an account");
    add->add_option("name", name, "The sign-in name")->required();
    add->add_option("friendly-name", friendly, "The display name (the sign-in name, when left out)");
    auto* const remove = app.add_subcommand("remove", "Removes an account and everything of it");
    remove->add_option("name", name, "The sign-in name")->required();
    auto* const list = app.add_subcommand("list", "Lists the accounts");
    auto* const automatic = app.add_subcommand("auto", "Says which account signs in automatically");
    automatic->add_option("name", name, "The sign-in name; none, when left out");
    auto* const contact = app.add_subcommand("contact", "Puts a contact into an account's list");
    contact->add_option("owner", owner, "Whose list")->required();
    contact->add_option("name", name, "The contact's sign-in name")->required();
    contact->add_option("group", group, "A group to put the contact into; made when missing");
    CLI11_PARSE(app, argc, argv);

    int status = 1;
    try {
        throw_if_failed(CoInitializeEx(nullptr, COINIT_MULTITHREADED));
        const auto accounts = open_accounts();
        if (add->parsed())
            throw_if_failed(accounts->CreateAccount(bstr(name).get(), bstr(friendly).get()), accounts);
        else if (remove->parsed())
            throw_if_failed(accounts->RemoveAccount(bstr(name).get()), accounts);
        else if (list->parsed())
            list_accounts(accounts);
        else if (automatic->parsed())
            throw_if_failed(accounts->put_AutoSigninName(bstr(name).get()), accounts);
        else if (contact->parsed())
            throw_if_failed(accounts->AddContact(bstr(owner).get(), bstr(name).get(), bstr(group).get()),
                            accounts);
        status = 0;
    } catch (const comity::hresult_error& error) {
        std::fprintf(stderr, "comity-local: %s\n", error.what());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "comity-local: %s\n", error.what());
    }
    CoUninitialize();
    return status;
}
