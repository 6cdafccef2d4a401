package org.hudang.forms;

/**
 * What the household declares about its income and property; a line each, empty means nothing declared.
 *
 * @param wages wages in the last twelve months, 工资性收入
 * @param business net income from business, 经营净收入
 * @param property net income from property, 财产净收入
 * @param transfers net transfers, 转移净收入
 * @param deposits money and financial assets, 存款等金融资产
 * @param housing houses and other buildings, 房屋
 * @param vehicles vehicles and boats, 车船
 * @param spending necessary spending for illness, disability, schooling, 刚性支出
 */
public record Declaration(
        String wages,
        String business,
        String property,
        String transfers,
        String deposits,
        String housing,
        String vehicles,
        String spending) {
    public Declaration {
        Given.blankLine("declaration.wages", wages, 40);
        Given.blankLine("declaration.business", business, 40);
        Given.blankLine("declaration.property", property, 40);
        Given.blankLine("declaration.transfers", transfers, 40);
        Given.blankLine("declaration.deposits", deposits, 60);
        Given.blankLine("declaration.housing", housing, 60);
        Given.blankLine("declaration.vehicles", vehicles, 60);
        Given.blankLine("declaration.spending", spending, 60);
    }

    @Override
    public String toString() {
        return "Declaration";
    }
}
