#include "html/theme.h"

#include <algorithm>
#include <set>

#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>

#include "base/failure.h"
#include "base/sha256.h"
#include "html/internal/template_markers.h"
#include "html/internal/theme_files.h"
#include "html/internal/view_item.h"

namespace midad::html {

namespace {

ctemplate::TemplateString borrowed(std::string_view text) { return {text.data(), text.size()}; }

/// The view's own texts are read where they are: it outlives the rendering.
void fill(ctemplate::TemplateDictionary& dictionary, const View& view) {
    for (const View::Item& item : view.items()) {
        if (item.view) {
            fill(*dictionary.AddSectionDictionary(borrowed(item.name)), *item.view);
        } else {
            dictionary.SetValueWithoutCopy(borrowed(item.name), borrowed(item.value));
        }
    }
}

std::string fingerprint_of(const ThemeFiles& files) {
    std::string all;
    for (const auto& [name, bytes] : files.bytes) {
        all += name;
        all += '\0';
        all += sha256_hex(bytes);
    }
    return sha256_hex(all).substr(0, 16);
}

class LoadedTheme : public Theme {
public:
    LoadedTheme(ThemeFiles files, std::vector<ThemeFault>& faults) : files_{std::move(files)} {
        for (const auto& [name, bytes] : files_.bytes) {
            if (is_template(name)) check_template(name, bytes, faults);
        }
        if (!faults.empty()) return;
        for (const auto& [name, bytes] : files_.bytes) {
            if (is_template(name)) take_template(name, faults);
        }
        cache_.Freeze();
        fingerprint_ = fingerprint_of(files_);
    }

    std::string render(std::string_view template_name, const View& view) const override {
        const std::string_view name =
            template_name.ends_with(".html") ? template_name.substr(0, template_name.size() - 5) : template_name;
        const auto found = templates_.find(name);
        if (found == templates_.end()) {
            throw Failure{"theme.no_template", {{"name", std::string{name}}}, "no template " + std::string{name}};
        }
        ctemplate::TemplateDictionary dictionary{borrowed(*found)};
        fill(dictionary, view);
        std::string page;
        page.reserve(32u << 10);
        if (!cache_.ExpandNoLoad(*found, strip, &dictionary, nullptr, &page)) {
            throw Failure{"theme.no_template", {{"name", *found}}, "template " + *found + " cannot be expanded"};
        }
        return page;
    }

    std::string_view asset(std::string_view name) const override {
        const auto found = files_.bytes.find(name);
        return found == files_.bytes.end() || is_template(name) ? std::string_view{} : found->second;
    }

    std::vector<std::string> asset_names() const override {
        std::vector<std::string> names;
        for (const auto& [name, bytes] : files_.bytes) {
            if (!is_template(name)) names.push_back(name);
        }
        return names;
    }

    const std::string& fingerprint() const override { return fingerprint_; }

private:
    static constexpr ctemplate::Strip strip = ctemplate::STRIP_BLANK_LINES;

    void take_template(const std::string& file, std::vector<ThemeFault>& faults) {
        const std::size_t before = faults.size();
        const std::string text = expanded(files_, file, faults);
        if (faults.size() > before) return;
        const std::string name = file.substr(0, file.size() - 5);
        // What ctemplate itself objects to, it tells on standard error.
        if (!cache_.StringToTemplateCache(name, text, strip)) {
            faults.push_back(theme_fault(file, 0, "theme.cannot_parse"));
        }
        templates_.insert(name);
    }

    ThemeFiles files_;
    ctemplate::TemplateCache cache_;
    std::set<std::string, std::less<>> templates_;
    std::string fingerprint_;
};

}  // namespace

Result<std::shared_ptr<const Theme>, std::vector<ThemeFault>> theme_of(ThemeFiles files) {
    std::vector<ThemeFault> faults;
    auto theme = std::make_shared<const LoadedTheme>(std::move(files), faults);
    if (!faults.empty()) return refuse(std::move(faults));
    return std::shared_ptr<const Theme>{std::move(theme)};
}

Result<std::shared_ptr<const Theme>, std::vector<ThemeFault>> Theme::load(const std::filesystem::path& folder) {
    ThemeFiles files = carried_files();
    std::vector<ThemeFault> faults;
    put_folder_over(files, folder, faults);
    if (!faults.empty()) return refuse(std::move(faults));
    return theme_of(std::move(files));
}

std::shared_ptr<const Theme> Theme::carried() {
    static const std::shared_ptr<const Theme> theme = [] {
        auto loaded = theme_of(carried_files());
        if (!loaded) {
            const ThemeFault& fault = loaded.error().front();
            const std::string told = fault.file + ":" + std::to_string(fault.line) + ": " + fault.what;
            throw Failure{"theme.carried_broken", {{"fault", told}}, "the carried theme: " + told};
        }
        return *std::move(loaded);
    }();
    return theme;
}

}  // namespace midad::html
