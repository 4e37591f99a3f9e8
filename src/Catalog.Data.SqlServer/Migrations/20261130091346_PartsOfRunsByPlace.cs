using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Catalog.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class PartsOfRunsByPlace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_RunDatasets_DatasetNumber_At",
                table: "RunDatasets");

            migrationBuilder.AddColumn<long>(
                name: "Touched",
                table: "RunDatasets",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "IX_RunDatasets_DatasetNumber_At_Touched",
                table: "RunDatasets",
                columns: new[] { "DatasetNumber", "At", "Touched" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_RunDatasets_DatasetNumber_At_Touched",
                table: "RunDatasets");

            migrationBuilder.DropColumn(
                name: "Touched",
                table: "RunDatasets");

            migrationBuilder.CreateIndex(
                name: "IX_RunDatasets_DatasetNumber_At",
                table: "RunDatasets",
                columns: new[] { "DatasetNumber", "At" });
        }
    }
}
