package dev.satchel.cache;

/** Stands for an entry of Redis that has no allowed class. It cannot be written. */
enum UnreadableEntry {
  INSTANCE
}
