#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "search/internal/words.h"

namespace midad::search::internal {

/// Where things are. In the newspaper's folder:
///     search/current           the number of the generation that answers
///     search/rebuild.lock      held by whoever rebuilds
///     search/7/words           the site's words, frozen
///     search/7/readers         held, shared, by whoever reads this generation
///     search/7/damage          left by a reader who met some
///     search/7/building/0 …    the index while it is built, in parts; then compacting/; then, whole,
///     search/7/index/
struct Paths {
    std::filesystem::path top;  // search/

    explicit Paths(const std::filesystem::path& newspaper) : top{newspaper / "search"} {}
    std::filesystem::path current() const { return top / "current"; }
    std::filesystem::path lock() const { return top / "rebuild.lock"; }
    std::filesystem::path generation(std::int64_t number) const { return top / std::to_string(number); }
    std::filesystem::path words(std::int64_t number) const { return generation(number) / "words"; }
    std::filesystem::path readers(std::int64_t number) const { return generation(number) / "readers"; }
    /// Left by a reader who met damage, for whoever builds anew.
    std::filesystem::path damage(std::int64_t number) const { return generation(number) / "damage"; }
    std::filesystem::path building(std::int64_t number) const { return generation(number) / "building"; }
    std::filesystem::path compacting(std::int64_t number) const { return generation(number) / "compacting"; }
    std::filesystem::path index(std::int64_t number) const { return generation(number) / "index"; }
};

/// The generation that answers; nothing when there is none.
std::optional<std::int64_t> current_generation(const Paths& paths);
/// Every generation's number, rising, whole or not.
std::vector<std::int64_t> generations(const Paths& paths);
/// Makes it the one that answers, at once and for everybody.
void make_current(const Paths& paths, std::int64_t number);
/// Removes what is older than the current one and is read by nobody. What cannot be removed now is left for later.
void remove_old(const Paths& paths);

/// A lock on a file, let go with it or with the process.
class FileLock {
public:
    enum class How { shared, exclusive };
    /// Nothing when another holds it, or the file's folder is gone. Never waits.
    static std::optional<FileLock> take(const std::filesystem::path& file, How how);
    ~FileLock();
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;

private:
    explicit FileLock(int descriptor) : descriptor_{descriptor} {}
    int descriptor_;
};

}  // namespace midad::search::internal
