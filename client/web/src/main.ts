/** Starts the client. */

import { mount } from "svelte";
import App from "./App.svelte";
import { startSpeaking } from "./lib/prefs.svelte";
import "./styles/tokens.css";
import "./styles/base.css";

const target = document.getElementById("app");
if (target) void startSpeaking().finally(() => mount(App, { target }));
