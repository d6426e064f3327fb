#pragma once

#include <filesystem>
#include <string>

#include <xapian.h>

#include "base/failure.h"

namespace midad::search::internal {

/// What Xapian threw, as a Failure that names the folder: "search.locked", "search.damaged" or "search.cannot_write".
Failure failure_of(const Xapian::Error& error, const std::filesystem::path& folder);

/// Runs `work`; what Xapian throws leaves as a Failure.
template <typename Work>
auto telling(const std::filesystem::path& folder, Work&& work) {
    try {
        return work();
    } catch (const Xapian::Error& error) {
        throw failure_of(error, folder);
    }
}

}  // namespace midad::search::internal
