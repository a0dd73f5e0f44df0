package dev.satchel.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Runs each row of the contract. A row that the runtime does not keep has to fail, so that the test
 * notices when the runtime corrects its fault. Leaves a report for the table of
 * docs/compatibility.md.
 */
final class RowsNotKept implements InvocationInterceptor, AfterAllCallback {
  /** The rows that every runtime must keep. */
  private static final Set<String> NEVER =
      Set.of(
          "manyInterleavedRequests_neverSeeAnotherUsersEntries",
          "twoHundredUsersAtOnce_neverSeeAnotherUsersEntries");

  private final Set<String> rows = new TreeSet<>();
  private final Set<String> kept = new TreeSet<>();
  private final Map<String, String> notKept = new TreeMap<>();

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> row,
      ExtensionContext context)
      throws Throwable {
    run(row, row.getExecutable().getName(), invocation, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> row,
      ExtensionContext context)
      throws Throwable {
    run(
        row,
        row.getExecutable().getName() + "(" + row.getArguments().get(0) + ")",
        invocation,
        context);
  }

  private void run(
      ReflectiveInvocationContext<Method> method,
      String row,
      Invocation<Void> invocation,
      ExtensionContext context)
      throws Throwable {
    if (!RuntimeUnderTest.class.isAssignableFrom(method.getExecutable().getDeclaringClass())
        || Contract.class.isAssignableFrom(method.getExecutable().getDeclaringClass())) {
      invocation.proceed(); // a test of the subclass
      return;
    }
    rows.add(row);
    String reason = ((RuntimeUnderTest) context.getRequiredTestInstance()).rowsNotKept().get(row);
    if (reason == null) {
      invocation.proceed();
      kept.add(row);
      return;
    }
    if (NEVER.contains(row)) {
      throw new AssertionError(row + " can never be listed as not kept");
    }
    try {
      invocation.proceed();
    } catch (TestAbortedException cannotRunHere) {
      throw cannotRunHere;
    } catch (AssertionError | RuntimeException stillNotKept) {
      notKept.put(row, reason);
      return;
    }
    throw new AssertionError(
        row + " is kept now: take it off rowsNotKept, where the reason was: " + reason);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    RuntimeUnderTest runtime = (RuntimeUnderTest) context.getRequiredTestInstance();
    Set<String> unknown = new TreeSet<>(runtime.rowsNotKept().keySet());
    unknown.removeAll(rows);
    if (!unknown.isEmpty() && rows.size() > 100) { // not when a few were picked to run
      throw new AssertionError("The contract has no such rows: " + unknown);
    }
    String jdk = String.valueOf(Runtime.version().feature());
    List<String> lines = new ArrayList<>(List.of(runtime.name(), jdk, String.valueOf(kept.size())));
    notKept.forEach((row, reason) -> lines.add(row + ": " + reason));
    try {
      Path reports = Files.createDirectories(Path.of("target", "contract"));
      Files.write(
          reports.resolve(runtime.name().replace(' ', '-') + "-jdk-" + jdk + ".txt"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
