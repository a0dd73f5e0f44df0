package dev.satchel.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.AddingToSession;
import dev.satchel.CrossOrigin;
import dev.satchel.Flashing;
import dev.satchel.KeepFlash;
import dev.satchel.RemovingFromSession;
import dev.satchel.WithNewSession;
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

    @CrossOrigin
    @WithNewSession
    public void fromEverywhere() {}

    @CrossOrigin(mayWrite = true)
    @AddingToSession(key = "a", value = "1")
    public void withProof() {}

    @CrossOrigin
    @Flashing(key = "a", value = "1")
    public void everywhereFlashing() {}

    @CrossOrigin
    @AddingToSession(key = "a", value = "1")
    public void everywhereAdding() {}

    @CrossOrigin
    @RemovingFromSession("a")
    public void everywhereRemoving() {}

    @CrossOrigin
    @KeepFlash
    public void everywhereKeeping() {}

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
  void crossOrigin_isReadAndRefusesOtherAnnotations() {
    assertThat(declared("plain").crossOrigin()).isNull();
    assertThat(declared("fromEverywhere").crossOrigin().mayWrite()).isFalse();
    assertThat(declared("withProof").crossOrigin().mayWrite()).isTrue();
    for (String[] refused :
        new String[][] {
          {"everywhereFlashing", "@Flashing"},
          {"everywhereAdding", "@AddingToSession"},
          {"everywhereRemoving", "@RemovingFromSession"},
          {"everywhereKeeping", "@KeepFlash"},
        }) {
      assertThatThrownBy(() -> declared(refused[0]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "A method with @CrossOrigin changes no scope, because every site can call it, but "
                  + Items.class.getName()
                  + "."
                  + refused[0]
                  + " also has "
                  + refused[1]
                  + "; remove it, or write @CrossOrigin(mayWrite = true) if the method verifies a"
                  + " proof of its own");
    }
  }

  @Test
  void genericParameters_areMatched() {
    assertThat(flashed("save", Integer.class)).isEqualTo("{success=by the generic interface}");
    DeclaredChanges saved = declared("save", Integer.class);
    assertThat(saved.applied(Family.SUCCESSFUL, Ending.RESULT).removed()).isEmpty();
    DeclaredChanges other =
        new DeclaredChanges(Items.class, method(Base.class, "save", String.class));
    assertThat(other.applied(Family.SUCCESSFUL, Ending.RESULT).removed()).containsExactly("draft");
    assertThat(other.applied(Family.SUCCESSFUL, Ending.RESULT).flashed()).isEmpty();
    assertThat(
            declared("sort", Comparable.class)
                .applied(Family.SUCCESSFUL, Ending.RESULT)
                .keepsFlash())
        .isTrue();
  }

  @Test
  void aMethodNamedByItsInterface_isFoundInTheClass() {
    Method generic = method(Crud.class, "save", Object.class);
    assertThat(
            new DeclaredChanges(Items.class, generic)
                .applied(Family.SUCCESSFUL, Ending.RESULT)
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
    assertThat(behind.applied(Family.SUCCESSFUL, Ending.RESULT).flashed()).hasSize(1);
    assertThat(behind.applied(Family.SUCCESSFUL, Ending.RESULT).removed()).isEmpty();
  }

  @Test
  void methodsWithoutAnnotations_declareNothing() {
    assertThat(declared("unannotated").isEmpty()).isTrue();
  }

  @Test
  void howTheMethodEnded_decides() {
    DeclaredChanges declared = declared("plain");
    EffectiveChanges result = declared.applied(Family.SUCCESSFUL, Ending.RESULT);
    assertThat(result.added()).containsOnlyKeys("a");
    assertThat(result.newSession()).isTrue();
    for (Ending ending : new Ending[] {Ending.EXCEPTION, Ending.UNKNOWN}) {
      EffectiveChanges other = declared.applied(Family.SUCCESSFUL, ending);
      assertThat(other.added()).isEmpty();
      assertThat(other.newSession()).isTrue();
    }
    assertThat(declared("save", Integer.class).applied(Family.SUCCESSFUL, Ending.UNKNOWN).flashed())
        .hasSize(1);
    assertThat(
            declared("save", Integer.class).applied(Family.SUCCESSFUL, Ending.EXCEPTION).flashed())
        .isEmpty();
    assertThat(
            declared("save", Integer.class).applied(Family.CLIENT_ERROR, Ending.RESULT).flashed())
        .isEmpty();
  }

  @Test
  void serverErrors_cannotBeNamed() {
    assertThatThrownBy(() -> declared("onServerError"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "@Flashing cannot apply to a response of status 5xx, which rolls both scopes back, but"
                + " on dev.satchel.internal.declared.DeclaredChangesTest$Items.onServerError it"
                + " names SERVER_ERROR; leave SERVER_ERROR out of 'on'");
    assertThatThrownBy(() -> declared("surrogate"))
        .hasMessage(
            "@AddingToSession must hold well-formed Unicode, but on"
                + " dev.satchel.internal.declared.DeclaredChangesTest$Items.surrogate it has an"
                + " unpaired surrogate; correct the text");
    assertThatThrownBy(() -> declared("never"))
        .hasMessageContaining("@KeepFlash needs at least one family of status");
  }

  @Test
  void asynchronousMethods_areTold() {
    assertThat(declared("stage").shape().isAsynchronous()).isTrue();
    assertThat(declared("suspended", AsyncResponse.class).shape().isAsynchronous()).isTrue();
    assertThat(declared("plain").shape().isAsynchronous()).isFalse();
    assertThat(declared("stage").shape().mayAnswerByResponseLater()).isFalse();
    for (String later :
        new String[] {"suspended", "events", "stageOfResponse", "stageOfAnything"}) {
      assertThat(declared(later).shape().mayAnswerByResponseLater()).as(later).isTrue();
      assertThat(declared(later).shape().isAsynchronous()).as(later).isTrue();
    }
    assertThat(declared("stage").shape().httpMethod()).isEqualTo(GET.class);
  }

  private static String flashed(String name, Class<?> first) {
    return declared(name, first).applied(Family.SUCCESSFUL, Ending.RESULT).flashed().toString();
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
