package dev.satchel.readme;

class ShopOnJerseyTest extends ShopContract {}
