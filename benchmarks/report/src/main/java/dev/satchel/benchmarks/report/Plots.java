package dev.satchel.benchmarks.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.io.StringWriter;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.chart.util.ShapeUtils;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.w3c.dom.Document;

/** Draws pictures of results as SVG. The same results give the same bytes. */
final class Plots {
  private static final int WIDTH = 820;
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final Color GRID = new Color(0xDD, 0xDD, 0xDD);

  /** Told apart by all kinds of colour vision (Okabe and Ito), and by shape. */
  private static final List<Color> COLORS =
      List.of(
          new Color(0x00, 0x72, 0xB2),
          new Color(0xD5, 0x5E, 0x00),
          new Color(0x00, 0x9E, 0x73),
          new Color(0x33, 0x33, 0x33));

  private static final List<Shape> SHAPES =
      List.of(
          new Ellipse2D.Double(-4, -4, 8, 8),
          new Rectangle2D.Double(-4, -4, 8, 8),
          ShapeUtils.createUpTriangle(5),
          ShapeUtils.createDiamond(5));

  private Plots() {}

  /** Draws a mark for each value, with its range. Each label has a line, from the top down. */
  static String marks(
      String axisTitle, boolean logarithmic, List<String> labels, Map<String, List<Row>> series) {
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    series.forEach(
        (name, rows) -> {
          XYIntervalSeries marks = new XYIntervalSeries(name);
          for (Row row : rows) {
            double y =
                labels.indexOf(row.name())
                    + 0.15 * (data.getSeriesCount() - (series.size() - 1) / 2.0);
            marks.add(row.median(), row.min(), row.max(), y, y, y);
          }
          data.addSeries(marks);
        });
    SymbolAxis lines = new SymbolAxis(null, labels.toArray(String[]::new));
    lines.setInverted(true);
    lines.setGridBandsVisible(false);
    lines.setTickLabelInsets(new RectangleInsets(2, 12, 2, 12));
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawYError(false);
    renderer.setCapLength(6);
    renderer.setErrorStroke(new BasicStroke(1.5f));
    ValueAxis values = logarithmic ? new OneTwoFiveAxis(axisTitle) : new NumberAxis(axisTitle);
    return svg(new XYPlot(data, values, lines, renderer), 110 + 26 * labels.size());
  }

  /** Draws lines over an axis of numbers. Both axes begin at zero. */
  static String lines(String xTitle, String yTitle, Map<String, Map<Integer, Row>> series) {
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    series.forEach(
        (name, points) -> {
          XYIntervalSeries line = new XYIntervalSeries(name);
          points.forEach((x, y) -> line.add(x, x, x, y.median(), y.min(), y.max()));
          data.addSeries(line);
        });
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    NumberAxis x = new NumberAxis(xTitle);
    x.setTickUnit(new NumberTickUnit(500));
    return svg(new XYPlot(data, x, new NumberAxis(yTitle), renderer), 400);
  }

  private static String svg(XYPlot plot, int height) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
    for (ValueAxis axis : List.of(plot.getDomainAxis(), plot.getRangeAxis())) {
      axis.setLabelFont(TEXT);
      axis.setTickLabelFont(TEXT);
    }
    for (int i = 0; i < plot.getSeriesCount(); i++) {
      plot.getRenderer().setSeriesPaint(i, COLORS.get(i));
      plot.getRenderer().setSeriesShape(i, SHAPES.get(i));
    }
    JFreeChart chart = new JFreeChart(null, TEXT, plot, true);
    chart.setBackgroundPaint(Color.WHITE);
    // The last number of the axis needs this space.
    chart.setPadding(new RectangleInsets(0, 0, 0, 20));
    LegendTitle legend = chart.getLegend();
    legend.setItemFont(TEXT);
    legend.setFrame(BlockBorder.NONE);
    legend.setItemLabelPadding(new RectangleInsets(2, 2, 2, 14));
    legend.setPosition(RectangleEdge.TOP);
    return svg(chart, height);
  }

  /** Returns the picture with all text as shapes, which needs no font. */
  private static String svg(JFreeChart chart, int height) {
    try {
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .getDOMImplementation()
              .createDocument(SVGGraphics2D.SVG_NAMESPACE_URI, "svg", null);
      SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
      context.setPrecision(1);
      context.setComment(null);
      SVGGraphics2D graphics = new SVGGraphics2D(context, true);
      graphics.setSVGCanvasSize(new Dimension(WIDTH, height));
      chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, height));
      StringWriter svg = new StringWriter();
      graphics.stream(svg, true);
      return svg + "\n";
    } catch (ParserConfigurationException | SVGGraphics2DIOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ticks at 1, 2, 5, 10, and so on. */
  private static final class OneTwoFiveAxis extends LogAxis {
    private static final DecimalFormat PLAIN =
        new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.ROOT));

    OneTwoFiveAxis(String title) {
      super(title);
    }

    @Override
    protected List<NumberTick> refreshTicksHorizontal(
        Graphics2D graphics, Rectangle2D area, RectangleEdge edge) {
      List<NumberTick> ticks = new ArrayList<>();
      for (double ten = 0.001; ten <= getRange().getUpperBound(); ten *= 10) {
        for (double value : new double[] {ten, 2 * ten, 5 * ten}) {
          if (getRange().contains(value)) {
            ticks.add(
                new NumberTick(
                    value, PLAIN.format(value), TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0));
          }
        }
      }
      return ticks;
    }
  }
}
