package dev.satchel.readme;

import jakarta.ws.rs.core.Application;

class ShopOnJerseyTest extends RegistrationContract {
  @Override
  Application application() {
    return new Shop();
  }
}
