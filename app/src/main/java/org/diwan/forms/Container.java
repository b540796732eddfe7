package org.diwan.forms;

/** What holds other components: a group, or a list that repeats them in rows. */
record Container(String type) implements ComponentType {}
