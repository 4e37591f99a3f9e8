using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Catalog.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LeanLineageLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_LineageLog_Hash",
                table: "LineageLog");

            migrationBuilder.DropIndex(
                name: "IX_LineageLog_ReceivedAt",
                table: "LineageLog");

            migrationBuilder.CreateIndex(
                name: "IX_LineageLog_EventAt",
                table: "LineageLog",
                column: "EventAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_LineageLog_EventAt",
                table: "LineageLog");

            migrationBuilder.CreateIndex(
                name: "IX_LineageLog_Hash",
                table: "LineageLog",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_LineageLog_ReceivedAt",
                table: "LineageLog",
                column: "ReceivedAt");
        }
    }
}
