package dev.satchel.internal.runtime;

import java.util.List;

/** A runtime that keeps some headers outside the Jakarta REST response. */
public final class TestAdapter extends RuntimeAdapter {
  private final List<String> vary;
  private final List<String> setCookie;

  private TestAdapter(List<String> vary, List<String> setCookie) {
    this.vary = vary;
    this.setCookie = setCookie;
  }

  /** Returns a runtime that keeps nothing outside. */
  public static TestAdapter plain() {
    return new TestAdapter(List.of(), List.of());
  }

  /** Returns a runtime that keeps these values of Vary outside. */
  public static TestAdapter withVary(String... vary) {
    return new TestAdapter(List.of(vary), List.of());
  }

  /** Returns a runtime that keeps these lines of Set-Cookie outside. */
  public static TestAdapter withSetCookie(String... lines) {
    return new TestAdapter(List.of(), List.of(lines));
  }

  @Override
  public List<String> varyOutsideHeaders() {
    return vary;
  }

  @Override
  public List<String> setCookieOutsideHeaders() {
    return setCookie;
  }
}
