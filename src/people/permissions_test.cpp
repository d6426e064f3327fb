#include "people/permissions.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "people/person.h"
#include "text/messages.h"

using namespace midad;
using namespace midad::people;

TEST_CASE("roles and permissions are known by their names, and roles have one for people in both languages") {
    std::set<std::string_view> names;
    for (const Role role : all_roles()) {
        CHECK(role_of(name_of(role)) == role);
        CHECK(names.insert(name_of(role)).second);
        for (const char* language : {"ar", "en"})
            CHECK(text::Messages::carried().has(language, "people.role." + std::string{name_of(role)}));
    }
    CHECK_FALSE(role_of("مدير"));
    CHECK_FALSE(role_of(""));
    for (const Permission permission : all_permissions()) CHECK(names.insert(name_of(permission)).second);
    CHECK(names.size() == role_count + permission_count);
}

TEST_CASE("who may do what") {
    using enum Permission;
    const auto list = [](Role role) {
        std::string names;
        for (const Permission one : all_permissions())
            if (permissions_of(role).has(one))
                names += std::string{names.empty() ? "" : " "} + std::string{name_of(one)};
        return names;
    };
    CHECK(list(Role::administrator) ==
          "story.write story.edit_others story.sign_off story.publish story.correct story.withdraw story.embargo "
          "story.override desk.all media.upload media.edit people.manage desks.manage audit.read");
    CHECK(list(Role::editor_in_chief) ==
          "story.write story.edit_others story.sign_off story.publish story.correct story.withdraw story.embargo "
          "story.override desk.all media.upload media.edit desks.manage audit.read");
    CHECK(list(Role::managing_editor) ==
          "story.write story.edit_others story.sign_off story.publish story.correct story.withdraw story.embargo "
          "story.override desk.all media.upload media.edit");
    CHECK(list(Role::desk_editor) ==
          "story.write story.edit_others story.sign_off story.publish story.correct story.embargo media.upload "
          "media.edit");
    CHECK(list(Role::copy_editor) == "story.write story.edit_others media.upload media.edit");
    CHECK(list(Role::reporter) == "story.write media.upload");
    CHECK(list(Role::photographer) == "media.upload media.edit");
}

TEST_CASE("what is of stories holds at one's own desks, or everywhere with desk.all") {
    Person editor;
    editor.role = Role::desk_editor;
    editor.desks = {DeskId{1}, DeskId{4}};
    CHECK(may(editor, Permission::story_publish, DeskId{4}));
    CHECK_FALSE(may(editor, Permission::story_publish, DeskId{2}));
    CHECK_FALSE(may(editor, Permission::story_withdraw, DeskId{4}));
    CHECK(may(editor, Permission::media_edit, DeskId{2}));
    editor.role = Role::managing_editor;
    CHECK(may(editor, Permission::story_publish, DeskId{2}));
    editor.disabled = true;
    for (const Permission permission : all_permissions()) {
        CHECK_FALSE(may(editor, permission));
        CHECK_FALSE(may(editor, permission, DeskId{1}));
    }
}
