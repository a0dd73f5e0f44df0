package dev.satchel.compatibility;

import dev.satchel.contract.ResteasyOnUndertowContract;

class ResteasyTest extends ResteasyOnUndertowContract {}
