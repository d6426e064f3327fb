#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/id.h"
#include "record/record.h"

namespace midad::search::internal {

/// Where an index gets its stories: the record, or in measurements a list of one's own.
class Stories {
public:
    virtual ~Stories() = default;
    /// The next public ones by number.
    virtual std::vector<StoryId> after(StoryId story, std::size_t limit) const = 0;
    /// As readers see it now; nothing when it is not public.
    virtual std::optional<record::Published> find(StoryId story) const = 0;
    virtual std::int64_t count() const = 0;
    virtual std::int64_t last_change() const = 0;
    virtual std::vector<record::Record::Change> changes_after(std::int64_t sequence, std::size_t limit) const = 0;
};

class RecordStories : public Stories {
public:
    explicit RecordStories(const record::Record& record) : record_{record} {}
    std::vector<StoryId> after(StoryId story, std::size_t limit) const override {
        return record_.stories_after(story, limit);
    }
    std::optional<record::Published> find(StoryId story) const override { return record_.find_latest(story); }
    std::int64_t count() const override { return record_.count({}); }
    std::int64_t last_change() const override { return record_.last_change(); }
    std::vector<record::Record::Change> changes_after(std::int64_t sequence, std::size_t limit) const override {
        return record_.changes_after(sequence, limit);
    }

private:
    const record::Record& record_;
};

}  // namespace midad::search::internal
