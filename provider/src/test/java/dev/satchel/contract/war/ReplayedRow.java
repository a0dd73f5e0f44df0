package dev.satchel.contract.war;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterInfo;
import org.junit.platform.commons.support.conversion.ConversionSupport;

/**
 * The row that a war runs again.
 *
 * @param method the row's name, or nothing for what all rows share
 * @param arguments those of a parameterized row
 * @param before how many wars the row serves before this one
 * @param stores the port of its {@link Stores}
 */
record ReplayedRow(String method, List<String> arguments, int before, int stores) {
  static final String FILE = "row-of-the-contract.properties";
  static final ReplayedRow NONE = new ReplayedRow("", List.of(), 0, 0);

  static ReplayedRow of(ExtensionContext context, int stores) {
    ParameterInfo parameters = ParameterInfo.get(context);
    return new ReplayedRow(
        context.getRequiredTestMethod().getName(),
        parameters == null
            ? List.of()
            : Arrays.stream(parameters.getArguments().toArray()).map(String::valueOf).toList(),
        0,
        stores);
  }

  ReplayedRow afterServing() {
    return new ReplayedRow(method, arguments, before + 1, stores);
  }

  /** Returns the content of {@link #FILE}. */
  String text() {
    Properties properties = new Properties();
    properties.setProperty("method", method);
    properties.setProperty("before", String.valueOf(before));
    properties.setProperty("stores", String.valueOf(stores));
    for (int i = 0; i < arguments.size(); i++) {
      properties.setProperty("argument" + i, arguments.get(i));
    }
    StringWriter text = new StringWriter();
    try {
      properties.store(text, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The war's own. */
  static ReplayedRow ofWar() {
    Properties properties = new Properties();
    try (InputStream file = ReplayedRow.class.getResourceAsStream("/" + FILE)) {
      properties.load(new StringReader(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> arguments = new ArrayList<>();
    while (properties.containsKey("argument" + arguments.size())) {
      arguments.add(properties.getProperty("argument" + arguments.size()));
    }
    return new ReplayedRow(
        properties.getProperty("method"),
        arguments,
        Integer.parseInt(properties.getProperty("before")),
        Integer.parseInt(properties.getProperty("stores")));
  }

  /** Runs the row of this contract. Throws what the row does. */
  void runOn(Object contract) throws InvocationTargetException {
    try {
      Method row =
          Arrays.stream(contract.getClass().getMethods())
              .filter(each -> each.getName().equals(method))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("There is no row " + method));
      row.setAccessible(true);
      Object[] values = new Object[arguments.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            ConversionSupport.convert(
                arguments.get(i),
                row.getParameterTypes()[i],
                row.getDeclaringClass().getClassLoader());
      }
      row.invoke(contract, values);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
