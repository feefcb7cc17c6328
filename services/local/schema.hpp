// The store's schema, its versions, and the check that a file holds that schema and nothing else.
#pragma once

#include "database.hpp"

#include <filesystem>
#include <memory>

namespace comity::local_service {

/** The schema version this build writes; PRAGMA user_version of the file. */
int schema_version();

/** Where the store is: $COMITY_LOCAL_STORE, else $XDG_DATA_HOME/comity/local.sqlite, else the same under
 *  ~/.local/share. Throws store_error when none of these says. */
std::filesystem::path default_store_path();

/** The one name of a store, by which two users of it in this process find each other; makes its folder if
 * missing. */
std::filesystem::path canonical_store_path(const std::filesystem::path& path);

/** Opens a store, makes it if it is missing (mode 0600), and brings an older one up to date in one
 * transaction each step. A file that is damaged, not a store, made by a newer version, or somebody else's is
 * refused with a store_error and stays as it is. */
std::unique_ptr<database> open_store(const std::filesystem::path& canonical);

} // namespace comity::local_service
