package dev.satchel.compatibility;

import io.quarkus.test.QuarkusUnitTest;

/** Makes small applications of Quarkus. */
final class Applications {
  private Applications() {}

  /** Returns an application of these classes and their nested classes, at any free port. */
  static QuarkusUnitTest of(Class<?>... classes) {
    return new QuarkusUnitTest()
        .overrideConfigKey("quarkus.http.test-port", "0")
        .withApplicationRoot(
            archive -> {
              archive.addClass(
                  Applications.class); // the test class is loaded with the application again
              for (Class<?> one : classes) {
                archive.addClasses(one).addClasses(one.getDeclaredClasses());
              }
            });
  }
}
