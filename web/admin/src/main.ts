import { mount } from "svelte";

import "./ground/faces.css";
import "./ground/ground.css";
import App from "./App.svelte";

mount(App, { target: document.getElementById("desk")! });
