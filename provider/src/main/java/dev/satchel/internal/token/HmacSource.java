package dev.satchel.internal.token;

/** Where HMACs come from. Both sources give the same bytes. */
enum HmacSource {
  /** The arithmetic of RFC 2104 over the hashes of the JDK, which is faster for short tokens. */
  COPIED_HASHES,

  /** The JDK's own HMAC, for applications that need one of a validated module (FIPS 140-3). */
  JDK;

  static final String PROPERTY = "dev.satchel.jdkMac";

  /**
   * Returns the source that the system property {@value #PROPERTY} chooses. The property is read
   * for each key, and so at start-up.
   *
   * @throws IllegalArgumentException if the property is neither {@code true} nor {@code false}
   */
  static HmacSource chosen() {
    String value = System.getProperty(PROPERTY, "false");
    return switch (value) {
      case "true" -> JDK;
      case "false" -> COPIED_HASHES;
      default ->
          throw new IllegalArgumentException(
              "The system property "
                  + PROPERTY
                  + " must be true or false, but is '"
                  + value
                  + "'; correct it, or leave it out");
    };
  }
}
