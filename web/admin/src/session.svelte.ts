/** Who sits here, and what they may do. */
import type { Desk, Permission, SessionAnswer } from "./contract";
import { set_clock, tell_time_as } from "./time.svelte";
import { count_with, speak } from "./words.svelte";
import { NoLine, Refused, signed_out, wire } from "./wire";

export const session = $state<{
  state: "asking" | "out" | "in" | "no_line";
  answer: SessionAnswer | null;
  /** the paper's name, known before anybody signs in */
  paper: string;
  first: boolean;
  /** signed in, but the server says no longer: the screen stays and asks for the password again */
  expired: boolean;
}>({ state: "asking", answer: null, paper: "", first: false, expired: false });

export const me = () => session.answer!.person;
export const may = (permission: Permission) => session.answer?.permissions.includes(permission) ?? false;
export const person_name = (id: number | null | undefined) =>
  id == null ? "" : (session.answer?.people.find((one) => one.id === id)?.name ?? `#${id}`);
export const desk_of = (id: number): Desk | undefined => session.answer?.desks.find((one) => one.id === id);
export const section_name = (key: string) => session.answer?.sections.find((one) => one.key === key)?.name ?? key;
export const stage_name = (desk: number, stage: string) => desk_of(desk)?.stages.find((one) => one.key === stage)?.name ?? stage;
export const my_desks = () => {
  const desks = (session.answer?.desks ?? []).filter((one) => !one.disabled);
  return may("desk.all") ? desks : desks.filter((one) => me().desks.includes(one.id));
};

export async function enter(answer: SessionAnswer): Promise<void> {
  const paper = answer.paper;
  count_with(paper.digits);
  tell_time_as(paper.months, paper.time_zone, paper.digits);
  set_clock(answer.now_ms);
  session.answer = answer;
  session.paper = paper.display_name || paper.name;
  await speak(answer.person.language);
  session.state = "in";
  session.expired = false;
}

export async function begin(): Promise<void> {
  signed_out.then = () => {
    if (session.state === "in") session.expired = true;
  };
  try {
    await enter(await wire.session());
  } catch (error) {
    if (error instanceof NoLine) {
      session.state = "no_line";
      return;
    }
    if (!(error instanceof Refused)) throw error;
    const body = error.body as { paper?: { name: string; language: string }; first?: boolean };
    session.paper = body.paper?.name ?? "";
    session.first = body.first ?? false;
    session.state = "out";
    await speak(body.paper?.language === "en" ? "en" : "ar");
  }
}

export async function leave(everywhere = false): Promise<void> {
  await (everywhere ? wire.sign_out_everywhere() : wire.sign_out());
  session.answer = null;
  session.state = "out";
}
