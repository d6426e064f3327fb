#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace midad::people {

/// مدير الموقع، رئيس التحرير، مدير التحرير، محرر الديسك، محرر، مراسل، مصوّر
enum class Role {
    administrator,
    editor_in_chief,
    managing_editor,
    desk_editor,
    copy_editor,
    reporter,
    photographer,
};
inline constexpr std::size_t role_count = 7;

/// What one may do. Those of stories hold at one's own desks; everywhere with desk_all.
enum class Permission {
    story_write,
    story_edit_others,
    story_sign_off,
    story_publish,
    story_correct,
    story_withdraw,
    story_embargo,
    story_override,
    desk_all,
    media_upload,
    media_edit,
    people_manage,
    desks_manage,
    audit_read,
};
inline constexpr std::size_t permission_count = 14;

/// A plain list of permissions.
class Permissions {
public:
    constexpr Permissions() = default;
    constexpr Permissions(std::initializer_list<Permission> list) {
        for (const Permission one : list) bits_ |= 1u << static_cast<unsigned>(one);
    }
    constexpr bool has(Permission one) const { return (bits_ >> static_cast<unsigned>(one) & 1u) != 0; }
    constexpr bool operator==(const Permissions&) const = default;

private:
    std::uint32_t bits_ = 0;
};

/// What the role may do: the one place where that is said.
Permissions permissions_of(Role role);

/// Whether the permission is about stories, so that it holds at one's desks.
bool is_of_stories(Permission permission);

std::array<Role, role_count> all_roles();
std::array<Permission, permission_count> all_permissions();

/// "desk_editor", "story.sign_off": as the desk's application, the audit and the command line say them.
std::string_view name_of(Role role);
std::string_view name_of(Permission permission);
std::optional<Role> role_of(std::string_view name);

}  // namespace midad::people
