package dev.satchel.example.guestbook;

import dev.satchel.tests.Answer;
import dev.satchel.tests.ProtectionContract;
import java.util.List;

class ProtectionTest extends ProtectionContract {
  ProtectionTest() {
    super(Main.class);
  }

  @Override
  protected List<String> ownPaths() {
    return List.of("/home");
  }

  @Override
  protected Answer sendFields() {
    return browser().submit("/theme", "theme", "dark");
  }

  @Override
  protected String button() {
    return "/theme/reset";
  }

  @Override
  protected String otherButton() {
    return "/hello";
  }
}
