#include "admin/pictures.h"

#include <charconv>

#include <boost/json.hpp>

#include "admin/fields.h"
#include "admin/story_json.h"
#include "desk/writing.h"
#include "media/catalogue.h"
#include "media/told.h"
#include "media/uploads.h"
#include "site/addresses.h"

namespace midad::admin {

namespace {

namespace json = boost::json;

json::value address_of(const std::string& name) {
    if (name.empty()) return "";
    return json::string{site::href(site::media_path(name))};
}

json::array uses_of(const media::Item& item) {
    json::array used;
    for (const media::Use& use : item.used)
        used.push_back({{"story", use.story.value == 0 ? json::value(nullptr) : json::value(use.story.value)},
                        {"id", use.draft.value == 0 ? json::value(nullptr) : json::value(use.draft.value)},
                        {"headline", use.headline}});
    return used;
}

json::object json_of_item(const media::Item& item) {
    json::array duplicates;
    for (const std::string& one : item.duplicates) duplicates.push_back(json::string{one});
    json::value focal = nullptr;
    if (item.said.focal) focal = {{"x", item.said.focal->x}, {"y", item.said.focal->y}};
    return {{"id", item.id},
            {"width", item.width},
            {"height", item.height},
            {"colour", item.colour},
            {"alt", item.said.alt},
            {"caption", item.said.caption},
            {"credit", item.said.credit},
            {"licence", json::string{media::name_of(item.said.licence)}},
            {"licence_until_ms", ms_or_null(item.said.licence_until)},
            {"focal", std::move(focal)},
            {"kept_at_ms", to_ms(item.kept_at)},
            {"by", item.by.value == 0 ? json::value(nullptr) : json::value(item.by.value)},
            {"file_name", item.file_name},
            {"used", uses_of(item)},
            {"duplicates", std::move(duplicates)},
            {"thumbnail", address_of(item.thumbnail)},
            {"preview", address_of(item.preview)},
            {"told", json::parse(media::to_json(item.told))}};
}

int status_of(std::string_view key) {
    if (key == "media.no_picture" || key == "media.no_upload") return 404;
    if (key == "media.wrong_offset" || key == "media.other_bytes" || key == "media.upload_busy") return 409;
    if (key == "media.too_many_uploads") return 429;
    if (key == "media.no_room") return 507;
    return 422;
}

Refusal refusal_of(const media::Refused& refused) { return {status_of(refused.key), refused.key, refused.arguments}; }

json::object json_of_upload(const media::Upload& upload) {
    return {{"upload", upload.token},
            {"name", upload.name},
            {"size_bytes", upload.size_bytes},
            {"kind", upload.kind == media::UploadKind::picture ? "picture" : "file"},
            {"offset", upload.offset}};
}

Handled finished(const Context& context, const media::Progress::Finished& done) {
    if (done.kind == media::UploadKind::file) return Answer::of(json::object{{"file", done.name}}, 201);
    const auto item = context.with.pictures.find(done.name);
    if (!item) return refuse(Refusal::not_found());
    return Answer::of(json::object{{"item", json_of_item(*item)}}, 201);
}

Result<std::optional<std::optional<media::FocalPoint>>, Refusal> focal_of(const Context& context) {
    using Wanted = std::optional<std::optional<media::FocalPoint>>;
    const json::value* member = find_member(context.body, "focal");
    if (member == nullptr) return Wanted{};
    if (member->is_null()) return Wanted{std::optional<media::FocalPoint>{}};
    const json::value* x = find_member(*member, "x");
    const json::value* y = find_member(*member, "y");
    json::error_code error;
    if (x == nullptr || y == nullptr) return refuse(Refusal::field("focal"));
    const auto across = x->to_number<double>(error);
    if (error) return refuse(Refusal::field("focal"));
    const auto down = y->to_number<double>(error);
    if (error) return refuse(Refusal::field("focal"));
    return Wanted{media::FocalPoint{across, down}};
}

}  // namespace

Handled list_media(const Context& context) {
    const auto page = context.with.pictures.list(context.parameter("words").value_or(""),
                                                 context.parameter("older").value_or(""), 40);
    if (!page) return refuse(refusal_of(page.error()));
    json::array items;
    for (const media::Item& item : page->items) items.push_back(json_of_item(item));
    json::object answer{{"items", std::move(items)}};
    if (page->older) answer["older"] = *page->older;
    return Answer::of(std::move(answer));
}

Handled show_media(const Context& context) {
    const auto item = context.with.pictures.find(context.capture("picture"));
    if (!item) return refuse(Refusal::not_found());
    return Answer::of(json_of_item(*item));
}

Handled change_media(const Context& context) {
    media::Change change;
    change.alt = MIDAD_TRY(maybe_text(context.body, "alt"));
    change.caption = MIDAD_TRY(maybe_text(context.body, "caption"));
    change.credit = MIDAD_TRY(maybe_text(context.body, "credit"));
    if (const auto licence = MIDAD_TRY(maybe_text(context.body, "licence"))) {
        change.licence = media::licence_of(*licence);
        if (!change.licence) return refuse(Refusal::field("licence"));
    }
    if (find_member(context.body, "licence_until_ms") != nullptr)
        change.licence_until = MIDAD_TRY(maybe_instant(context, "licence_until_ms"));
    change.focal = MIDAD_TRY(focal_of(context));
    const std::string id{context.capture("picture")};
    const auto changed = context.with.writing.change_picture(by_of(context, {}), id, change);
    if (!changed) return refuse(refusal_of(changed.error()));
    return show_media(context);
}

Handled list_uploads(const Context& context) {
    json::array uploads;
    for (const media::Upload& one : context.with.uploads.open_of(context.person().id))
        uploads.push_back(json_of_upload(one));
    return Answer::of(json::object{{"uploads", std::move(uploads)}});
}

Handled begin_upload(const Context& context) {
    const std::string name = MIDAD_TRY(text_of(context.body, "name"));
    const auto size = MIDAD_TRY(number_of(context.body, "size_bytes"));
    const std::string kind = MIDAD_TRY(text_of(context.body, "kind"));
    if (kind != "picture" && kind != "file") return refuse(Refusal::field("kind"));
    const auto begun = context.with.uploads.begin(
        context.person().id, name, size, kind == "file" ? media::UploadKind::file : media::UploadKind::picture);
    if (!begun) return refuse(refusal_of(begun.error()));
    return Answer::of(json::object{{"upload", begun->token}, {"offset", begun->offset}}, 201);
}

Handled show_upload(const Context& context) {
    const auto progress = context.with.uploads.find(context.person().id, context.capture("upload"));
    if (!progress) return refuse(Refusal::not_found());
    json::object answer{{"offset", progress->offset}};
    return Answer::of(std::move(answer));
}

Handled append_upload(const Context& context) {
    const std::string_view header = context.request.header("upload-offset");
    std::int64_t offset = 0;
    const auto [end, error] = std::from_chars(header.data(), header.data() + header.size(), offset);
    if (error != std::errc{} || end != header.data() + header.size()) return refuse(Refusal::field("Upload-Offset"));
    const auto progress = context.with.writing.append_upload(by_of(context, {}), context.with.uploads,
                                                             context.capture("upload"), offset, context.request.body);
    if (!progress) {
        Refusal refusal = refusal_of(progress.error().why);
        if (progress.error().offset) refusal.more["offset"] = *progress.error().offset;
        return refuse(std::move(refusal));
    }
    if (progress->finished) return finished(context, *progress->finished);
    return Answer::of(json::object{{"offset", progress->offset}});
}

Handled drop_upload(const Context& context) {
    if (!context.with.uploads.drop(context.person().id, context.capture("upload"))) return refuse(Refusal::not_found());
    return Answer::nothing();
}

}  // namespace midad::admin
