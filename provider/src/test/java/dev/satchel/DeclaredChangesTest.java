package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status.Family;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class DeclaredChangesTest {

  interface Crud<T, K> {
    @Flashing(key = "success", value = "by the generic interface")
    void save(T item, List<? extends K> keys, K[] more);

    @KeepFlash
    <X extends Comparable<X>> void sort(X by);
  }

  abstract static class Base<T> implements Crud<T, Long> {
    @RemovingFromSession("draft")
    public void save(String notThatOne, List<? extends Long> keys, Long[] more) {}
  }

  private static final String TEN = "0123456789";
  private static final String HUNDRED = TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN;
  private static final String LARGE =
      HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED
          + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED;

  static class Items extends Base<Integer> {
    @Override
    public void save(Integer item, List<? extends Long> keys, Long[] more) {}

    @Override
    public <X extends Comparable<X>> void sort(X by) {}

    @WithNewSession
    @AddingToSession(key = "a", value = "1")
    public void plain() {}

    @Flashing(
        key = "a",
        value = "1",
        on = {Family.SUCCESSFUL, Family.SERVER_ERROR})
    public void onServerError() {}

    @AddingToSession(key = "\ud83d", value = "1")
    public void surrogate() {}

    @KeepFlash(on = {})
    public void never() {}

    @AddingToSession(key = "a", value = LARGE)
    public void large() {}

    public void events(@Context SseEventSink sink) {}

    public CompletionStage<Response> stageOfResponse() {
      return null;
    }

    public CompletionStage<? extends Object> stageOfAnything() {
      return null;
    }

    @GET
    public CompletionStage<String> stage() {
      return null;
    }

    public void suspended(@Suspended AsyncResponse response) {}

    public void unannotated() {}
  }

  @Test
  void genericParameters_areMatched() {
    assertThat(flashed("save", Integer.class)).isEqualTo("{success=by the generic interface}");
    DeclaredChanges saved = declared("save", Integer.class);
    assertThat(saved.applied(Family.SUCCESSFUL, Glue.Ending.RESULT).removals().entries()).isEmpty();
    DeclaredChanges other =
        new DeclaredChanges(Items.class, method(Base.class, "save", String.class));
    assertThat(other.applied(Family.SUCCESSFUL, Glue.Ending.RESULT).removals().entries())
        .containsOnlyKeys("draft");
    assertThat(other.applied(Family.SUCCESSFUL, Glue.Ending.RESULT).flashed()).isEmpty();
    assertThat(
            declared("sort", Comparable.class)
                .applied(Family.SUCCESSFUL, Glue.Ending.RESULT)
                .keepsFlash())
        .isTrue();
  }

  @Test
  void aMethodNamedByItsInterface_isFoundInTheClass() {
    Method generic = method(Crud.class, "save", Object.class);
    assertThat(
            new DeclaredChanges(Items.class, generic)
                .applied(Family.SUCCESSFUL, Glue.Ending.RESULT)
                .flashed())
        .hasSize(1);
  }

  @Test
  void aBridge_standsForTheMethodBehindIt() {
    Method bridge =
        Arrays.stream(Items.class.getDeclaredMethods())
            .filter(m -> m.isBridge() && m.getName().equals("save"))
            .findFirst()
            .orElseThrow();
    DeclaredChanges behind = new DeclaredChanges(Items.class, bridge);
    assertThat(behind.applied(Family.SUCCESSFUL, Glue.Ending.RESULT).flashed()).hasSize(1);
    assertThat(behind.applied(Family.SUCCESSFUL, Glue.Ending.RESULT).removals().entries())
        .isEmpty();
  }

  @Test
  void methodsWithoutAnnotations_declareNothing() {
    assertThat(declared("unannotated").isEmpty()).isTrue();
  }

  @Test
  void howTheMethodEnded_decides() {
    DeclaredChanges declared = declared("plain");
    DeclaredChanges.Applied result = declared.applied(Family.SUCCESSFUL, Glue.Ending.RESULT);
    assertThat(result.additions().entries()).containsOnlyKeys("a");
    assertThat(result.newSession()).isTrue();
    for (Glue.Ending ending : new Glue.Ending[] {Glue.Ending.EXCEPTION, Glue.Ending.UNKNOWN}) {
      DeclaredChanges.Applied other = declared.applied(Family.SUCCESSFUL, ending);
      assertThat(other.additions().entries()).isEmpty();
      assertThat(other.newSession()).isTrue();
    }
    assertThat(
            declared("save", Integer.class)
                .applied(Family.SUCCESSFUL, Glue.Ending.UNKNOWN)
                .flashed())
        .hasSize(1);
    assertThat(
            declared("save", Integer.class)
                .applied(Family.SUCCESSFUL, Glue.Ending.EXCEPTION)
                .flashed())
        .isEmpty();
    assertThat(
            declared("save", Integer.class)
                .applied(Family.CLIENT_ERROR, Glue.Ending.RESULT)
                .flashed())
        .isEmpty();
  }

  @Test
  void serverErrors_cannotBeNamed() {
    assertThatThrownBy(() -> declared("onServerError"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "@Flashing cannot apply to a response of status 5xx, which rolls both scopes back, but on "
                + "dev.satchel.DeclaredChangesTest$Items.onServerError names SERVER_ERROR; leave it out of 'on'");
    assertThatThrownBy(() -> declared("surrogate"))
        .hasMessage(
            "@AddingToSession holds well-formed Unicode, but on dev.satchel.DeclaredChangesTest$Items.surrogate has an unpaired"
                + " surrogate; mend the text");
    assertThatThrownBy(() -> declared("never"))
        .hasMessageContaining("@KeepFlash applies to some family of status");
  }

  @Test
  void whatCanNeverFit_isRefused() {
    Cookies tight =
        SatchelFeature.builder()
            .secret(Secret.random())
            .session(CookieSettings.named("s".repeat(900)).withPath("/" + "p".repeat(1000)))
            .flash(CookieSettings.named("f").withPath("/" + "p".repeat(900)))
            .build()
            .cookies();
    declared("plain").requireFits(tight);
    assertThatThrownBy(() -> declared("large").requireFits(tight))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "What annotations declare must fit the cookie by itself, but on dev.satchel.DeclaredChangesTest$Items.large it does not:"
                + " The Set-Cookie line of the session may have 4096 bytes, but would have ");
  }

  @Test
  void asynchronousMethods_areTold() {
    assertThat(declared("stage").kind().isAsynchronous()).isTrue();
    assertThat(declared("suspended", AsyncResponse.class).kind().isAsynchronous()).isTrue();
    assertThat(declared("plain").kind().isAsynchronous()).isFalse();
    assertThat(declared("stage").kind().mayAnswerByResponseLater()).isFalse();
    for (String later :
        new String[] {"suspended", "events", "stageOfResponse", "stageOfAnything"}) {
      assertThat(declared(later).kind().mayAnswerByResponseLater()).as(later).isTrue();
      assertThat(declared(later).kind().isAsynchronous()).as(later).isTrue();
    }
    assertThat(declared("stage").kind().httpMethod()).isEqualTo(GET.class);
  }

  private static String flashed(String name, Class<?> first) {
    return declared(name, first)
        .applied(Family.SUCCESSFUL, Glue.Ending.RESULT)
        .flashed()
        .toString();
  }

  private static DeclaredChanges declared(String name, Class<?>... first) {
    return new DeclaredChanges(Items.class, method(Items.class, name, first));
  }

  private static Method method(Class<?> type, String name, Class<?>... first) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(m -> !m.isBridge() && m.getName().equals(name))
        .filter(m -> first.length == 0 || m.getParameterTypes()[0] == first[0])
        .findFirst()
        .orElseThrow();
  }
}
