package dev.satchel.cache.readme;

public record Report(String text) {}
