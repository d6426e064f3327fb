#include "admin/audit.h"
#include "admin/desks.h"
#include "admin/drafts.h"
#include "admin/invitations.h"
#include "admin/people.h"
#include "admin/pictures.h"
#include "admin/publication.h"
#include "admin/route.h"
#include "admin/second_factor.h"
#include "admin/session.h"
#include "admin/stories.h"
#include "admin/story_json.h"
#include "admin/together.h"

namespace midad::admin {

const Routes& routes() {
    using enum http::Method;
    using enum people::Permission;
    // Whoever writes at a desk reads what is written there; changing it takes more, unless it is one's own.
    constexpr Needs reading = at_desk(story_write, story_write), editing = at_desk(story_edit_others, story_write);
    static const Routes table{{
        // The door.
        {get, "/session", {show_session, anybody}},
        {post, "/session", {begin_session, anybody}},
        {post, "/session/second-factor", {finish_session, anybody}},
        {get, "/invitations/{token}", {show_invitation, anybody}},
        {post, "/invitations/{token}", {accept_invitation, anybody}},
        // One's own.
        {patch, "/session", {change_session, signed_in}},
        {del, "/session", {end_session, signed_in}},
        {del, "/sessions", {end_sessions, signed_in}},
        {post, "/second-factor", {begin_second_factor, signed_in}},
        {put, "/second-factor", {confirm_second_factor, signed_in}},
        {del, "/second-factor", {remove_second_factor, signed_in}},
        {put, "/password", {change_password, signed_in}},
        // The newsroom.
        {get, "/people", {list_people, needs(people_manage)}},
        {post, "/people", {invite_person, needs(people_manage)}},
        {patch, "/people/{person:number}", {change_person, needs(people_manage)}},
        {post, "/people/{person:number}/reset", {make_reset_link, needs(people_manage)}},
        {get, "/desks", {list_desks, signed_in}},
        {post, "/desks", {add_desk, needs(desks_manage)}},
        {patch, "/desks/{desk:number}", {change_desk, needs(desks_manage)}},
        // Stories in progress.
        {get, "/home", {show_home, signed_in}},
        {get, "/board", {show_board, at_desk(story_write), board_place}},
        {get, "/stories", {list_stories, signed_in}},
        {post, "/stories", {begin_story, needs(story_write), nullptr, takes_article}},
        {post, "/pasted", {read_pasted, needs(story_write), nullptr, takes_article}},
        {get, "/stories/{story:number}", {show_story, reading, story_place}},
        {get, "/stories/{story:number}/preview", {preview_story, reading, story_place}},
        {del, "/stories/{story:number}", {bin_story, editing, story_place}},
        {post, "/stories/{story:number}/restoration", {restore_story, editing, story_place}},
        {put, "/stories/{story:number}/draft", {save_draft, editing, story_place, takes_article}},
        {get, "/stories/{story:number}/revisions", {list_revisions, reading, story_place}},
        {post, "/stories/{story:number}/revisions", {keep_revision, editing, story_place}},
        {get, "/stories/{story:number}/revisions/{revision:number}", {show_revision, reading, story_place}},
        {get, "/stories/{story:number}/difference", {show_difference, reading, story_place}},
        {post, "/stories/{story:number}/restored-blocks", {restore_blocks, editing, story_place}},
        {post, "/stories/{story:number}/presence", {be_present, reading, story_place}},
        {put, "/stories/{story:number}/lock", {take_lock, editing, story_place}},
        {del, "/stories/{story:number}/lock", {free_lock, editing, story_place}},
        {get, "/stories/{story:number}/comments", {list_comments, reading, story_place}},
        {post, "/stories/{story:number}/comments", {add_comment, reading, story_place}},
        {post, "/stories/{story:number}/comments/{comment:number}/answers", {answer_comment, reading, story_place}},
        {patch, "/stories/{story:number}/comments/{comment:number}", {change_comment, reading, story_place}},
        // The desk.
        {put, "/stories/{story:number}/stage", {move_story, editing, story_place}},
        {put, "/stories/{story:number}/due", {set_due, editing, story_place}},
        {put, "/stories/{story:number}/sign-off", {sign_off, at_desk(story_sign_off), story_place}},
        {del, "/stories/{story:number}/sign-off", {withdraw_sign_off, at_desk(story_sign_off), story_place}},
        {get, "/stories/{story:number}/publication", {show_drawer, reading, story_place}},
        {post, "/stories/{story:number}/publication", {publish_story, at_desk(story_publish), story_place}},
        {del, "/stories/{story:number}/publication", {take_back, at_desk(story_publish), story_place}},
        {put, "/stories/{story:number}/embargo", {set_embargo, at_desk(story_embargo), story_place}},
        {put, "/stories/{story:number}/expiry", {set_expiry, at_desk(story_publish), story_place}},
        {post, "/stories/{story:number}/corrections", {correct_story, at_desk(story_correct), story_place}},
        {post, "/stories/{story:number}/withdrawal", {withdraw_story, at_desk(story_withdraw), story_place}},
        {del, "/stories/{story:number}/withdrawal", {take_back, at_desk(story_withdraw), story_place}},
        {get, "/corrections", {list_corrections, signed_in}},
        // Pictures.
        {get, "/media", {list_media, signed_in}},
        {get, "/media/{picture}", {show_media, signed_in}},
        {patch, "/media/{picture}", {change_media, needs(media_edit)}},
        {get, "/uploads", {list_uploads, needs(media_upload)}},
        {post, "/uploads", {begin_upload, needs(media_upload)}},
        {get, "/uploads/{upload}", {show_upload, needs(media_upload)}},
        {patch, "/uploads/{upload}", {append_upload, needs(media_upload), nullptr, takes_bytes(512u << 10)}},
        {del, "/uploads/{upload}", {drop_upload, needs(media_upload)}},
        // What was done.
        {get, "/audit", {list_audit, needs(audit_read)}},
        {get, "/audit/export", {export_audit, needs(audit_read)}},
    }};
    return table;
}

}  // namespace midad::admin
