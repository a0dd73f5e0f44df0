package dev.satchel.readme;

class ShopOnResteasyTest extends ShopContract {}
