package dev.satchel.readme;

import jakarta.ws.rs.core.Application;

class ShopOnResteasyTest extends RegistrationContract {
  @Override
  Application application() {
    return new Shop();
  }
}
