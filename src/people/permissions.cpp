#include "people/permissions.h"

namespace midad::people {

namespace {

constexpr std::string_view roles[role_count] = {"administrator", "editor_in_chief", "managing_editor", "desk_editor",
                                                "copy_editor",   "reporter",        "photographer"};
constexpr std::string_view permissions[permission_count] = {
    "story.write",    "story.edit_others", "story.sign_off", "story.publish", "story.correct",
    "story.withdraw", "story.embargo",     "story.override", "desk.all",      "media.upload",
    "media.edit",     "people.manage",     "desks.manage",   "audit.read"};

}  // namespace

Permissions permissions_of(Role role) {
    using enum Permission;
    switch (role) {
        case Role::administrator:
            return {story_write,    story_edit_others, story_sign_off, story_publish, story_correct,
                    story_withdraw, story_embargo,     story_override, desk_all,      media_upload,
                    media_edit,     people_manage,     desks_manage,   audit_read};
        case Role::editor_in_chief:
            return {story_write,    story_edit_others, story_sign_off, story_publish, story_correct,
                    story_withdraw, story_embargo,     story_override, desk_all,      media_upload,
                    media_edit,     desks_manage,      audit_read};
        case Role::managing_editor:
            return {story_write,   story_edit_others, story_sign_off, story_publish, story_correct, story_withdraw,
                    story_embargo, story_override,    desk_all,       media_upload,  media_edit};
        case Role::desk_editor:
            return {story_write,   story_edit_others, story_sign_off, story_publish,
                    story_correct, story_embargo,     media_upload,   media_edit};
        case Role::copy_editor:
            return {story_write, story_edit_others, media_upload, media_edit};
        case Role::reporter:
            return {story_write, media_upload};
        case Role::photographer:
            return {media_upload, media_edit};
    }
    return {};
}

bool is_of_stories(Permission permission) { return name_of(permission).starts_with("story."); }

std::array<Role, role_count> all_roles() {
    std::array<Role, role_count> all;
    for (std::size_t at = 0; at < role_count; ++at) all[at] = static_cast<Role>(at);
    return all;
}

std::array<Permission, permission_count> all_permissions() {
    std::array<Permission, permission_count> all;
    for (std::size_t at = 0; at < permission_count; ++at) all[at] = static_cast<Permission>(at);
    return all;
}

std::string_view name_of(Role role) { return roles[static_cast<std::size_t>(role)]; }
std::string_view name_of(Permission permission) { return permissions[static_cast<std::size_t>(permission)]; }

std::optional<Role> role_of(std::string_view name) {
    for (const Role role : all_roles())
        if (name_of(role) == name) return role;
    return std::nullopt;
}

}  // namespace midad::people
