#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>

#include "search/synonyms.h"

namespace midad::search::internal {

/// A newspaper's synonyms.txt, read again when it has changed; what is wrong with it is logged once a change. Without
/// the file, the carried list. Any thread.
class SynonymFile {
public:
    explicit SynonymFile(std::filesystem::path file) : file_{std::move(file)} {}

    struct Version {
        std::uint64_t number;  // another one for another content
        std::shared_ptr<const Synonyms> synonyms;
    };
    Version current();

private:
    void look();

    std::filesystem::path file_;
    std::mutex mutex_;
    Version version_{0, nullptr};
    std::optional<std::filesystem::file_time_type> written_;
    std::chrono::steady_clock::time_point looked_{};
};

}  // namespace midad::search::internal
