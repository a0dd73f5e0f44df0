package dev.satchel;

import dev.satchel.internal.declared.DeclaredChanges;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A request that notes what its scopes tell it. */
final class TestView implements RequestView {
  final List<String> heard = new ArrayList<>();
  private final List<String> cookieHeader;
  private final long arrivedAt;
  DeclaredChanges begun;

  TestView(InstantSource clock, String... cookieHeader) {
    this.cookieHeader = List.of(cookieHeader);
    this.arrivedAt = clock.millis();
  }

  @Override
  public List<String> cookieHeader() {
    return cookieHeader;
  }

  @Override
  public long arrivedAt() {
    return arrivedAt;
  }

  @Override
  public DeclaredChanges begun() {
    return begun;
  }

  @Override
  public void opened() {
    heard.add("opened");
  }

  @Override
  public void changed(String scope) {
    heard.add("changed " + scope);
  }

  @Override
  public void revoked() {
    heard.add("revoked");
  }
}
