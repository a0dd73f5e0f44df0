package dev.satchel.readme;

import jakarta.ws.rs.core.Application;

/** The first file of the README. */
class GuestbookOnJerseyTest extends RegistrationContract {
  @Override
  Application application() {
    return new Guestbook();
  }
}
