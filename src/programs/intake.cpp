#include "programs/intake.h"

#include <cstdio>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/file.h"
#include "text/messages.h"

namespace midad::programs {

namespace {

constexpr std::uintmax_t longest_story = 4u << 20;

/// What is left of taking one story in, once it has been read.
class Intake {
public:
    Intake(Newsroom& newsroom, std::filesystem::path folder) : newsroom_{newsroom}, folder_{std::move(folder)} {}

    void resolve_section(article::Article& article) {
        const auto sections = newsroom_.sections.now();
        const topics::Section* section = sections->by_any(article.section);
        if (section == nullptr) {
            faults.push_back({0, "intake.no_section", {{"section", article.section}}});
        } else {
            article.section = section->key;
        }
    }

    void keep(article::Picture& picture) {
        const auto path = inside(picture.file);
        if (!path) return;
        auto kept = newsroom_.library.keep_picture(*path, picture.credit);
        if (!kept) {
            faults.push_back({0, kept.error().key, kept.error().arguments});
            return;
        }
        picture.file = kept->id;
        picture.width = kept->width;
        picture.height = kept->height;
    }

    void keep(article::File& file) {
        const auto path = inside(file.file);
        if (!path) return;
        auto kept = newsroom_.library.keep_file(*path);
        if (!kept) {
            faults.push_back({0, kept.error().key, kept.error().arguments});
            return;
        }
        file.file = kept->name;
        file.size_bytes = kept->size_bytes;
    }

    IntakeFaults faults;

private:
    /// A picture's path is the editor's own file system's: any that exists will do.
    std::optional<std::filesystem::path> inside(const std::string& file) {
        std::filesystem::path path =
            std::filesystem::path{file}.is_absolute() ? std::filesystem::path{file} : folder_ / file;
        std::error_code ignored;
        if (std::filesystem::is_regular_file(path, ignored)) return path;
        faults.push_back({0, "intake.no_file", {{"file", path.string()}}});
        return std::nullopt;
    }

    Newsroom& newsroom_;
    std::filesystem::path folder_;
};

/// A file that cannot be a story is refused like one: the others of the same command go on.
std::optional<IntakeFault> fault_of_file(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return IntakeFault{0, "intake.no_file", {{"file", file.string()}}};
    const auto size = std::filesystem::file_size(file, error);
    if (!error && size > longest_story) return IntakeFault{0, "file.too_large", {{"path", file.string()}}};
    return std::nullopt;
}

record::Placing placing_of(const std::string& word) {
    if (word == "lead") return record::Placing::lead;
    if (word == "top") return record::Placing::top;
    if (word == "brief") return record::Placing::brief;
    return record::Placing::normal;
}

/// What the head says of the publication itself, with its times moved.
void take_head(record::Publication& publication, article::TypedStory& typed, std::chrono::milliseconds move) {
    if (typed.story) publication.story = StoryId{*typed.story};
    if (typed.translation_of) publication.translation_of = StoryId{*typed.translation_of};
    publication.origin = std::move(typed.origin);
    publication.slug = std::move(typed.slug);
    if (typed.published) publication.published_at = *typed.published + move;
    publication.placing = placing_of(typed.placing);
    publication.breaking = typed.breaking;
    for (auto& note : typed.corrections) {
        publication.corrections.emplace_back(note.at ? std::optional{*note.at + move} : std::nullopt,
                                             std::move(note.words));
    }
}

}  // namespace

Result<record::Publication, IntakeFaults> take_in(Newsroom& newsroom, const std::filesystem::path& file,
                                                  std::chrono::milliseconds move) {
    if (auto fault = fault_of_file(file)) return refuse(IntakeFaults{*std::move(fault)});
    auto typed = article::read_story_form(read_file(file, longest_story), newsroom.settings.masthead.house);
    if (!typed) {
        IntakeFaults faults;
        for (auto& fault : typed.error())
            faults.push_back({fault.line, std::move(fault.key), std::move(fault.arguments)});
        return refuse(std::move(faults));
    }
    Intake intake{newsroom, file.parent_path()};
    record::Publication publication;
    publication.article = std::move(typed->article);
    intake.resolve_section(publication.article);
    if (publication.article.picture) intake.keep(*publication.article.picture);
    for (article::Block& block : publication.article.blocks) {
        if (auto* picture = std::get_if<article::PictureBlock>(&block)) intake.keep(picture->picture);
        if (auto* attached = std::get_if<article::File>(&block)) intake.keep(*attached);
    }
    if (!intake.faults.empty()) return refuse(std::move(intake.faults));
    take_head(publication, *typed, move);
    return publication;
}

Result<record::Published, IntakeFaults> publish_file(Newsroom& newsroom, const std::filesystem::path& file,
                                                     std::chrono::milliseconds move) {
    const record::Publication publication = MIDAD_TRY(take_in(newsroom, file, move));
    auto published = newsroom.record.publish(publication);
    if (published) {
        newsroom.database->together(store::Durability::normal, [&](store::Transaction& transaction) {
            media::Catalogue::note_story(transaction, published->card.story, published->article);
        });
        return *std::move(published);
    }
    IntakeFaults faults;
    for (auto& objection : published.error())
        faults.push_back({0, std::move(objection.key), std::move(objection.arguments)});
    return refuse(std::move(faults));
}

IntakeFaults warnings_of(const article::Article& article) {
    IntakeFaults warnings;
    const auto look_at = [&](const article::Picture& picture) {
        if (!picture.alt.empty()) return;
        const std::string& called = picture.caption.empty() ? picture.credit : picture.caption;
        warnings.push_back({0, "intake.no_alt", {{"picture", called}}});
    };
    if (article.picture) look_at(*article.picture);
    for (const article::Block& block : article.blocks)
        if (const auto* inside = std::get_if<article::PictureBlock>(&block)) look_at(inside->picture);
    return warnings;
}

void complain(const std::filesystem::path& file, const IntakeFaults& faults) {
    for (const IntakeFault& fault : faults) {
        const std::string where = fault.line > 0 ? fmt::format("{}:{}", file.string(), fault.line) : file.string();
        for (const char* language : {"ar", "en"}) {
            const std::string sentence = text::Messages::carried().say(language, fault.key, fault.arguments);
            std::fputs(fmt::format("{}: {}\n", where, sentence).c_str(), stderr);
        }
    }
}

}  // namespace midad::programs
