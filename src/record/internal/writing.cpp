#include "record/internal/writing.h"

#include <algorithm>
#include <cassert>

#include "record/internal/rows.h"
#include "record/queries.h"
#include "store/database.h"
#include "text/fold.h"

namespace midad::record {

using namespace std::chrono_literals;

namespace {

// docs/story-form.md: how long a headline is the breaking line.
constexpr auto breaking_for = 6h;

std::optional<std::int64_t> maybe_ms(std::optional<Instant> instant) {
    if (!instant) return std::nullopt;
    return to_ms(*instant);
}

std::optional<std::string> origin_of(const Publication& publication) {
    if (publication.origin.empty()) return std::nullopt;
    return publication.origin;
}

void add_once(std::vector<std::string>& words, const std::string& word) {
    if (std::ranges::find(words, word) == words.end()) words.push_back(word);
}

/// When a new version was said: now; or, if every note that it carries has its time, at the last of them, so that an
/// archive that is loaded keeps its own times.
Instant time_of_version(const Publication& publication, Instant now, Instant at_least) {
    if (publication.corrections.empty()) return now;
    Instant latest = at_least;
    for (const auto& [at, note] : publication.corrections) {
        if (!at) return now;
        latest = std::max(latest, *at);
    }
    return latest;
}

}  // namespace

struct Writing::Known {
    StoryId story;
    int version;
    int last_version;  // taken-back ones counted
    std::string language, section, slug;
    Placing placing;
    std::optional<Instant> breaking_until;
    Instant published_at, updated_at;
    bool withdrawn;
    std::string article_json;
};

Writing::Writing(store::Transaction& transaction, Instant now) : transaction_{transaction}, now_{now} {
    const auto row = transaction.one(queries::lock_clock);
    assert(row);
    first_sequence_ = sequence_ = row->integer(0);
}

std::optional<Writing::Known> Writing::find_known(StoryId story) {
    const auto row = transaction_.one(queries::story_to_write, story.value);
    if (!row) return std::nullopt;
    std::optional<Instant> breaking_until;
    if (const auto until = row->maybe_integer(5)) breaking_until = from_ms(*until);
    return Known{story,
                 static_cast<int>(row->integer(0)),
                 static_cast<int>(row->integer(10)),
                 row->text(1),
                 row->text(2),
                 row->text(3),
                 static_cast<Placing>(row->integer(4)),
                 breaking_until,
                 from_ms(row->integer(6)),
                 from_ms(row->integer(7)),
                 !row->is_null(8),
                 row->text(9)};
}

Result<std::optional<Writing::Known>, Objections> Writing::known_of(const Publication& publication) {
    Objections found;
    std::optional<StoryId> wanted = publication.story;
    if (!publication.origin.empty()) {
        if (const auto row = transaction_.one(queries::story_of_origin, publication.origin)) {
            const StoryId owner{row->integer(0)};
            if (wanted && *wanted != owner)
                found.push_back({"record.origin_elsewhere",
                                 {{"origin", publication.origin}, {"story", std::to_string(owner.value)}}});
            if (!wanted) wanted = owner;
        }
    }
    std::optional<Known> known;
    if (wanted) {
        const std::string number = std::to_string(wanted->value);
        known = find_known(*wanted);
        if (!known)
            found.push_back({"record.story_unknown", {{"story", number}}});
        else if (known->withdrawn)
            found.push_back({"record.story_withdrawn", {{"story", number}}});
    }
    if (!wanted && !publication.corrections.empty()) found.push_back({"record.correction_without_story", {}});
    if (!found.empty()) return refuse(std::move(found));
    return known;
}

Result<StoryId, Objections> Writing::publish(const Prepared& prepared) {
    const std::optional<Known> known = MIDAD_TRY(known_of(*prepared.publication));
    const std::optional<StoryId> first = MIDAD_TRY(first_of(*prepared.publication, known));
    const StoryId story = known ? known->story : begin(prepared);
    if (known && says_nothing_new(*known, prepared))
        place(*known, prepared);
    else if (known)
        add_version(*known, prepared);
    if (first) pair(story, *first);
    return story;
}

Result<std::optional<StoryId>, Objections> Writing::first_of(const Publication& publication,
                                                             const std::optional<Known>& known) {
    if (!publication.translation_of) return std::optional<StoryId>{};
    const StoryId original = *publication.translation_of;
    const std::string number = std::to_string(original.value);
    const auto other = find_known(original);
    if (!other) return refuse(Objections{{"record.story_unknown", {{"story", number}}}});
    if (other->withdrawn) return refuse(Objections{{"record.translation_of_withdrawn", {{"story", number}}}});
    const auto kept = transaction_.one(queries::first_of_translations, original.value);
    const StoryId first = kept ? StoryId{kept->integer(0)} : original;
    Objections found;
    const auto object_to = [&](StoryId story, const std::string& language) {
        if (language == publication.article.language && (!known || known->story != story))
            found.push_back(
                {"record.translation_language", {{"story", std::to_string(story.value)}, {"language", language}}});
    };
    if (known && known->story == original) {
        found.push_back({"record.translation_of_itself", {{"story", number}}});
    } else if (!kept) {
        object_to(original, other->language);
    }
    for (const store::Row& row : transaction_.all(queries::members_of_translation, first.value))
        object_to(StoryId{row.integer(0)}, row.text(1));
    if (!found.empty()) return refuse(std::move(found));
    return std::optional{first};
}

void Writing::pair(StoryId story, StoryId first) {
    const auto kept = transaction_.one(queries::first_of_translations, story.value);
    if (kept && kept->integer(0) == first.value) return;
    transaction_.run(queries::pair_translation, first.value, first.value);
    transaction_.run(queries::pair_translation, story.value, first.value);
    for (const store::Row& row : transaction_.all(queries::members_of_translation, first.value))
        note_change(StoryId{row.integer(0)}, "placed", from_ms(row.integer(3)), {.sections = {row.text(2)}});
}

StoryId Writing::begin(const Prepared& prepared) {
    const Publication& publication = *prepared.publication;
    const article::Article& article = publication.article;
    const Instant published_at = publication.published_at.value_or(now_);
    std::optional<Instant> breaking_until;
    if (publication.breaking) breaking_until = published_at + breaking_for;

    const auto row = transaction_.one(queries::insert_story, origin_of(publication), article.language, article.section,
                                      prepared.slug, article.kicker, article.headline, prepared.standfirst,
                                      prepared.bylines, article.dateline.city, article.dateline.agency,
                                      prepared.picture, static_cast<int>(publication.placing), to_ms(published_at),
                                      to_ms(published_at), maybe_ms(breaking_until));
    assert(row);
    const StoryId story{row->integer(0)};
    std::string slug = prepared.slug;
    if (slug.empty()) {
        slug = std::to_string(story.value);
        transaction_.run(queries::set_slug, story.value, slug);
    }
    transaction_.run(queries::insert_version, story.value, 1, prepared.article_json, to_ms(published_at));
    transaction_.run(queries::insert_address, story.value, article.section, slug, to_ms(now_));
    Lists lists;
    lists.sections.push_back(article.section);
    enlist(story, published_at, prepared, lists);
    note_change(story, "published", published_at, lists);
    return story;
}

bool Writing::says_nothing_new(const Known& known, const Prepared& prepared) {
    if (known.article_json != prepared.article_json) return false;
    // A file that is published again brings its notes again: what is on the record already is not news.
    const auto kept = transaction_.all(queries::corrections_of_story, known.story.value, known.version);
    return std::ranges::all_of(prepared.publication->corrections, [&](const auto& correction) {
        return std::ranges::any_of(kept, [&](const store::Row& row) {
            return row.text(1) == correction.second &&
                   (!correction.first || to_ms(*correction.first) == row.integer(0));
        });
    });
}

/// The article is what it was; where it stands is the editor's to change without a new version.
void Writing::place(const Known& known, const Prepared& prepared) {
    const Publication& publication = *prepared.publication;
    std::optional<Instant> breaking_until;
    if (publication.breaking) breaking_until = known.breaking_until ? *known.breaking_until : now_ + breaking_for;
    const std::string& slug = publication.slug.empty() ? known.slug : prepared.slug;
    if (publication.placing == known.placing && breaking_until == known.breaking_until && slug == known.slug) return;

    transaction_.run(queries::place_story, known.story.value, slug, static_cast<int>(publication.placing),
                     maybe_ms(breaking_until), origin_of(publication));
    transaction_.run(queries::insert_address, known.story.value, known.section, slug, to_ms(now_));
    Lists lists;
    lists.sections.push_back(known.section);
    for (const std::string& name : prepared.keywords) add_once(lists.keyword_slugs, keyword(name).slug);
    for (const auto& [author, name] : prepared.authors) add_once(lists.author_slugs, author);
    note_change(known.story, "placed", known.published_at, lists);
}

void Writing::add_version(const Known& known, const Prepared& prepared) {
    const Publication& publication = *prepared.publication;
    const article::Article& article = publication.article;
    const int version = known.last_version + 1;
    const Instant said_at = time_of_version(publication, now_, known.updated_at);
    std::optional<Instant> breaking_until;
    if (publication.breaking) breaking_until = said_at + breaking_for;
    std::optional<Instant> corrected_at;
    if (!publication.corrections.empty()) corrected_at = said_at;
    // Readers share an address within minutes: a new headline does not move the story.
    const std::string& slug = publication.slug.empty() ? known.slug : prepared.slug;

    transaction_.run(queries::new_version, known.story.value, article.language, article.section, slug, article.kicker,
                     article.headline, prepared.standfirst, prepared.bylines, article.dateline.city,
                     article.dateline.agency, prepared.picture, static_cast<int>(publication.placing), to_ms(said_at),
                     maybe_ms(breaking_until), maybe_ms(corrected_at), version, origin_of(publication));
    transaction_.run(queries::insert_version, known.story.value, version, prepared.article_json, to_ms(said_at));
    transaction_.run(queries::insert_address, known.story.value, article.section, slug, to_ms(now_));
    add_corrections(known.story, version, publication);
    Lists lists;
    add_once(lists.sections, article.section);
    add_once(lists.sections, known.section);
    delist(known.story, lists);
    enlist(known.story, known.published_at, prepared, lists);
    note_change(known.story, "version", known.published_at, lists);
}

void Writing::add_corrections(StoryId story, int version, const Publication& publication) {
    int position = 0;
    for (const auto& [at, note] : publication.corrections)
        transaction_.run(queries::insert_correction, story.value, version, ++position, to_ms(at.value_or(now_)), note);
}

void Writing::enlist(StoryId story, Instant published_at, const Prepared& prepared, Lists& lists) {
    std::vector<KeywordId> enlisted;
    for (const std::string& name : prepared.keywords) {
        const topics::Keyword& about = keyword(name);
        if (std::ranges::find(enlisted, about.id) != enlisted.end()) continue;
        enlisted.push_back(about.id);
        transaction_.run(queries::insert_keyword, story.value, about.id.value, enlisted.size(), to_ms(published_at));
        add_once(lists.keyword_slugs, about.slug);
    }
    for (const auto& [slug, name] : prepared.authors) {
        transaction_.run(queries::insert_byline, story.value, slug, name, to_ms(published_at));
        add_once(lists.author_slugs, slug);
    }
}

void Writing::delist(StoryId story, Lists& lists) {
    for (const store::Row& row : transaction_.all(queries::keywords_of_story, story.value))
        add_once(lists.keyword_slugs, topics::keyword(transaction_, KeywordId{row.integer(0)}).slug);
    for (const store::Row& row : transaction_.all(queries::authors_of_story, story.value))
        add_once(lists.author_slugs, row.text(0));
    transaction_.run(queries::delete_keywords, story.value);
    transaction_.run(queries::delete_bylines, story.value);
}

bool Writing::withdraw(StoryId story, WithdrawalReason reason, std::string_view note) {
    const auto row = transaction_.one(queries::story_to_withdraw, story.value);
    if (!row) return false;
    if (!row->is_null(2)) return true;
    transaction_.run(queries::withdraw_story, story.value, to_ms(now_), word_of(reason), text::tidy(note));
    Lists lists;
    lists.sections.push_back(row->text(0));
    delist(story, lists);
    note_change(story, "withdrawn", from_ms(row->integer(1)), lists);
    return true;
}

bool Writing::reinstate(StoryId story) {
    const std::optional<Known> known = find_known(story);
    if (!known || !known->withdrawn) return false;
    const Publication publication{.article = article_of(story, known->article_json)};
    const auto prepared = prepare(publication, now_);
    assert(prepared);  // it was public
    transaction_.run(queries::reinstate_story, story.value);
    Lists lists;
    lists.sections.push_back(known->section);
    enlist(story, known->published_at, *prepared, lists);
    note_change(story, "version", known->published_at, lists);
    return true;
}

/// The card becomes that of the version before: from its text, and where it stood from `stood`.
bool Writing::take_back(StoryId story, int version, const std::optional<Card>& stood) {
    const std::optional<Known> known = find_known(story);
    if (!known || known->withdrawn || known->version != version) return false;
    transaction_.run(queries::take_back_version, story.value, version, to_ms(now_));
    const auto before = transaction_.one(queries::version_before, story.value, version);
    if (!before || !stood) return withdraw(story, WithdrawalReason::taken_back, "");

    const Publication publication{.article = article_of(story, before->text(1))};
    const auto prepared = prepare(publication, now_);
    // It was public: what is asked of a publication it has been asked already.
    assert(prepared);
    const article::Article& article = publication.article;
    const auto corrections = transaction_.all(queries::corrections_of_story, story.value, before->integer(0));
    std::optional<std::int64_t> corrected_at;
    if (!corrections.empty()) corrected_at = corrections.front().integer(0);
    transaction_.run(queries::stand_as_before, story.value, article.language, article.section, stood->slug,
                     article.kicker, article.headline, prepared->standfirst, prepared->bylines, article.dateline.city,
                     article.dateline.agency, prepared->picture, static_cast<int>(stood->placing), before->integer(2),
                     maybe_ms(stood->breaking_until), corrected_at, before->integer(0));
    Lists lists;
    add_once(lists.sections, article.section);
    add_once(lists.sections, known->section);
    delist(story, lists);
    enlist(story, known->published_at, *prepared, lists);
    note_change(story, "version", known->published_at, lists);
    return true;
}

void Writing::note_change(StoryId story, std::string_view kind, Instant published_at, const Lists& lists) {
    transaction_.run(queries::insert_change, ++sequence_, story.value, kind, lines_of(lists.sections),
                     lines_of(lists.keyword_slugs), lines_of(lists.author_slugs), to_ms(published_at), to_ms(now_));
}

void Writing::finish() {
    if (sequence_ == first_sequence_) return;
    transaction_.run(queries::set_clock, sequence_);
    transaction_.announce();
}

const topics::Keyword& Writing::keyword(const std::string& name) {
    const auto known = keywords_.find(name);
    if (known != keywords_.end()) return known->second;
    return keywords_.emplace(name, topics::find_or_make_keyword(transaction_, name)).first->second;
}

}  // namespace midad::record
