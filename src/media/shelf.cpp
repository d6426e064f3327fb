#include <algorithm>

#include "base/failure.h"
#include "base/file.h"
#include "media/library.h"

namespace midad::media {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest = 1u << 30;

/// Names are ours, but the folder must hold even if one day they are not.
bool is_plain(std::string_view name) {
    return !name.empty() && name.front() != '/' && name.find("..") == name.npos &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '.' || c == '-';
           });
}

class FolderShelf : public Shelf {
public:
    explicit FolderShelf(fs::path folder) : folder_{std::move(folder)} {}

    void put(std::string_view name, std::string_view bytes) override {
        const fs::path path = place(name);
        std::error_code error;
        fs::create_directories(path.parent_path(), error);
        if (error)
            throw Failure{"file.cannot_write",
                          {{"path", path.string()}, {"reason", error.message()}},
                          "cannot make " + path.string()};
        write_file(path, bytes);
    }
    bool has(std::string_view name) const override {
        std::error_code ignored;
        return is_plain(name) && fs::is_regular_file(folder_ / name, ignored);
    }
    std::string get(std::string_view name) const override { return read_file(place(name), largest); }
    std::optional<fs::path> path(std::string_view name) const override {
        return has(name) ? std::optional{folder_ / name} : std::nullopt;
    }
    std::vector<std::string> names() const override {
        std::vector<std::string> names;
        if (!fs::exists(folder_)) return names;
        for (const auto& entry : fs::recursive_directory_iterator{folder_}) {
            if (entry.is_regular_file()) names.push_back(fs::relative(entry.path(), folder_).string());
        }
        std::sort(names.begin(), names.end());
        return names;
    }

private:
    fs::path place(std::string_view name) const {
        if (!is_plain(name)) {
            throw Failure{"file.cannot_write",
                          {{"path", std::string{name}}, {"reason", "not a shelf name"}},
                          "not a shelf name: " + std::string{name}};
        }
        return folder_ / name;
    }
    fs::path folder_;
};

}  // namespace

std::unique_ptr<Shelf> folder_shelf(const fs::path& folder) { return std::make_unique<FolderShelf>(folder); }

}  // namespace midad::media
