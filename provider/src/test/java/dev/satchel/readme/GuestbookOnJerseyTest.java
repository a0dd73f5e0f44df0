package dev.satchel.readme;

import jakarta.ws.rs.core.Application;

class GuestbookOnJerseyTest extends RegistrationContract {
  @Override
  Application application() {
    return new Guestbook();
  }
}
